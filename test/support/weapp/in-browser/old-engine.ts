// Runs first in the page: takes away what the oldest supported phone (iOS 13) does not know, so that using it fails here.
const newer: readonly (readonly [object, readonly string[]])[] = [
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
  [Array, ['fromAsync']],
  [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
  [Object, ['hasOwn', 'groupBy']],
  [Map, ['groupBy']],
  [Promise, ['any', 'withResolvers', 'try']],
  [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf']],
];
for (const [owner, names] of newer) for (const name of names) Reflect.deleteProperty(owner, name);
