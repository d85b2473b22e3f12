import { ownerKindNames, programmeNames } from '@huzhou/shared/parking/lot';
import { tariffText, windowsText, yesText } from '@huzhou/shared/parking/lot-cells';
import { type ColumnKey, numberingNames } from '@huzhou/shared/parking/lot-import';
import type { KnownLot } from '../lot-rows.ts';

/** A lot as the lines of a file: one for each spot in use. */
export const recordsOf = ({ lot, spots }: KnownLot): readonly Readonly<Record<ColumnKey, string>>[] =>
  spots
    .filter(({ retired }) => retired !== true)
    .map(({ spotId, charger, accessible }) => ({
      lotId: lot.lotId,
      name: lot.name,
      ownerKind: ownerKindNames[lot.ownerKind],
      programme: programmeNames[lot.programme],
      address: lot.address,
      longitude: String(lot.point.longitude),
      latitude: String(lot.point.latitude),
      entrance: lot.entrance,
      rules: lot.rules,
      numbering: numberingNames[lot.numbering],
      height: lot.heightCentimetres === undefined ? '' : String(lot.heightCentimetres),
      working: windowsText(lot.sharing.days.working),
      rest: windowsText(lot.sharing.days.rest),
      tariff: tariffText(lot.tariff),
      spotId,
      charger: yesText(charger),
      accessible: yesText(accessible),
    }));
