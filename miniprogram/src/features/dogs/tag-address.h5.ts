/** What a dog's tag shows to a telephone's camera: this very page, opened for that tag. */
export const tagAddress = (code: string): string => {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}#/features/dogs/pages/tag?code=${code}`;
};
