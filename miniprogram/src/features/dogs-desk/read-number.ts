import { CertificateNumber, jwsOf } from '@huzhou/shared/dogs/certificate';
import { DogId } from '@huzhou/shared/dogs/dog';
import { SlipNumber } from '@huzhou/shared/dogs/form';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import type { LookUp } from '@huzhou/shared/dogs/registry-routes';
import { readTagCode } from '@huzhou/shared/dogs/tag';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { numberTexts as texts } from './texts.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** ASCII out of base64url, which WeChat does not read for us; the number in a certificate is nothing else. */
const asciiOf = (base64url: string): string => {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const character of base64url) {
    held = (held << 6) | Math.max(0, alphabet.indexOf(character));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    text += String.fromCharCode((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return text;
};

/** The number that a certificate's QR code claims; the register then says whether there is such a one. */
const numberInQr = (payload: string): string | undefined =>
  /"jti":"([^"]+)"/.exec(asciiOf(jwsOf(payload)?.split('.')[1] ?? ''))?.[1];

const certificateIn = (text: string): string | undefined => {
  const bare = text.replace(/[\s-]/g, '').toUpperCase();
  const number = numberInQr(text) ?? `${bare.slice(0, 7)}-${bare.slice(7)}`;
  return CertificateNumber.safeParse(number).success ? number : undefined;
};

const dogIdIn = (text: string): string | undefined => {
  const bare = text.replace(/[\s-]/g, '').toUpperCase();
  const dogId = `${bare.slice(0, 10)}-${bare.slice(10)}`;
  return DogId.safeParse(dogId).success ? dogId : undefined;
};

/** The code in the address that a tag's QR code holds. */
const codeInAddress = (text: string): string => /[?&](?:code|scene)=([^&#]+)/.exec(text)?.[1] ?? text;

const isTyped = (text: string): boolean => /^[\d\s\u3000\-\u2010-\u2015\u2212\uFF0D]+$/.test(text);

/** What somebody scanned or typed, by what it can only be; the words that help where it can be nothing. */
export const readNumber = (typed: string): Result<LookUp, string> => {
  const text = typed.trim();
  if (text === '') return err(texts.empty);
  if (isTyped(text)) {
    const chip = readMicrochip(text);
    return chip.ok ? ok({ chip: chip.value.number }) : err(chip.failure.errors?.[0]?.message ?? texts.unknown);
  }
  const certificate = certificateIn(text);
  if (certificate !== undefined) return ok({ certificate });
  const dogId = dogIdIn(text);
  if (dogId !== undefined) return ok({ dogId });
  const tag = readTagCode(codeInAddress(text));
  if (tag !== undefined) return ok({ tag });
  const slip = text.replace(/[\s-]/g, '').toUpperCase();
  return SlipNumber.safeParse(slip).success ? ok({ slip }) : err(texts.unknown);
};
