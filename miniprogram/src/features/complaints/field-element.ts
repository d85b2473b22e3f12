/** The id of the element around a field, by the path that the contract gives it: `place.address` → `field-place-address`. */
export const elementIdOf = (field: string): string => {
  const [first = '', second] = field.split('.');
  return first === 'place' && second !== undefined ? `field-${first}-${second}` : `field-${first}`;
};
