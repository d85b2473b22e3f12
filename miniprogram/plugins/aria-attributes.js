// Which ARIA attributes each built-in component carries in the mini-program; the build and the runtime both read it.
const named = { 'aria-role': "''", 'aria-label': "''", 'aria-hidden': "''" };
const stateful = {
  ...named,
  'aria-checked': "''",
  'aria-selected': "''",
  'aria-expanded': "''",
  'aria-disabled': "''",
  'aria-live': "''",
  'aria-modal': "''",
};
exports.ariaAttributes = { View: stateful, Text: named, Button: named, Image: named, Input: named, Textarea: named };
