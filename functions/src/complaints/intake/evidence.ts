import { createHash } from 'node:crypto';
import type { Evidence } from '@huzhou/shared/complaints/intake/report';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type Source, sourceReporterId } from '@huzhou/shared/sources/source';
import { checkUploads } from '../../photos/check-uploads.ts';
import { type Photo, pendingPhoto } from '../photo.ts';
import type { PhotoStore } from '../ports.ts';
import { isFit, isListed, type OutsidePolicy, parseUrl } from './outside-address.ts';

/** 22 characters, the same for the same address under the same number: a second try makes no second photo. */
const fetchedPhotoId = (sourceId: string, number: string, url: string): string =>
  createHash('sha256')
    .update(JSON.stringify([sourceId, number, url]))
    .digest('base64url')
    .slice(0, 22);

const urlFault = ({ evidenceHosts }: Source, address: string, policy: OutsidePolicy): string | undefined => {
  const url = parseUrl(address);
  if (url === undefined || !isFit(url, policy)) return '证据地址须为公网可访问的 https 地址';
  return isListed(url, evidenceHosts) ? undefined : '证据地址的主机不在登记的名单内';
};

/** What is wrong with evidence, each at its place: `evidence.2.url`. */
export const checkEvidence = async (
  deps: { readonly photos: Pick<PhotoStore, 'findUploads'>; readonly outside: OutsidePolicy },
  source: Source,
  evidence: readonly Evidence[],
): Promise<FieldError[]> => {
  const uploaded = evidence.flatMap(({ uploadId }, index) => (uploadId === undefined ? [] : [{ uploadId, index }]));
  const faults = await checkUploads(
    deps.photos,
    sourceReporterId(source.sourceId),
    uploaded.map(({ uploadId }) => uploadId),
  );
  const ofUploads = faults.map(({ field, message }) => {
    const which = uploaded[Number(field.split('.')[1])];
    return { field: `evidence.${which?.index}.uploadId`, message };
  });
  const ofUrls = evidence.flatMap(({ url }, index): FieldError[] => {
    const message = url === undefined ? undefined : urlFault(source, url, deps.outside);
    return message === undefined ? [] : [{ field: `evidence.${index}.url`, message }];
  });
  return [...ofUploads, ...ofUrls];
};

/** Evidence as photos of a case: uploaded ones wait to be cleaned, the others to be fetched first. */
export const photosOf = (
  { sourceId }: Source,
  number: string,
  complaintId: string,
  evidence: readonly Evidence[],
  at: Instant,
): readonly Photo[] =>
  evidence.flatMap(({ uploadId, url }): Photo[] => {
    const photoId = uploadId ?? (url === undefined ? undefined : fetchedPhotoId(sourceId, number, url));
    if (photoId === undefined) return [];
    const photo = pendingPhoto(complaintId, photoId, sourceReporterId(sourceId), at);
    return [url === undefined ? photo : { ...photo, fetchFrom: url }];
  });
