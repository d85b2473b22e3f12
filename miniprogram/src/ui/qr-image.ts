import { encode } from 'uqr';

/** Cells of white around the code, as its standard asks for. */
const quiet = 4;

/** A QR code as an SVG image, one path for all dark cells. Always black on white: readers know nothing of themes. */
export const qrImage = (text: string): string => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      let end = x + 1;
      while (row[end] === true) end += 1;
      runs.push(`M${x + quiet} ${y + quiet}h${end - x}v1h-${end - x}z`);
      x = end;
    }
  }
  const whole = size + 2 * quiet;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${whole} ${whole}' shape-rendering='crispEdges'><path d='${runs.join('')}'/></svg>`;
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}")`;
};
