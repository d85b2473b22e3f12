/** The id of the element around a field, by the path that the contract gives it: `home.address` → `field-home-address`. */
export const fieldElement = (field: string): string => `field-${field.replaceAll('.', '-')}`;
