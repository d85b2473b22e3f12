// Runs in the page: the components that WeChat draws natively, drawn by the browser.
// biome-ignore lint/suspicious/noExplicitAny: the framework's types are of no use to a page that gets it as a script.
type Any = any;

const showText = (element: Any, value: unknown): void => {
  const text = String(value ?? '');
  if (element.value !== text) element.value = text;
};

/** WeChat shows only what has a whole address: a page of ours has none that a path could be relative to. */
const showPicture = (element: HTMLElement, src: unknown): void => {
  if (typeof src !== 'string' || src === '') return;
  (window as Any).weapp.pictures.push(src);
  if (/^https?:/.test(src)) element.style.background = `center / cover url("${src}")`;
};

/** A field passes on what is typed as WeChat's events do; everything else only takes its properties. */
const defineBuiltIn = (environment: Any, space: Any, tag: string, names: readonly string[]): void => {
  const field = tag === 'input' || tag === 'textarea';
  const component = environment
    .getGlobalCodeSpace()
    .getComponentSpace()
    .defineComponent({
      is: `wx-${tag}`,
      options: { hostNodeTagName: field ? tag : `wx-${tag}` },
      properties: Object.fromEntries(names.map((name) => [name, { type: null }])),
      observers: {
        ...(field && {
          value(this: Any, value: unknown) {
            showText(this.$$, value);
          },
        }),
        ...(tag === 'image' && {
          src(this: Any, src: unknown) {
            showPicture(this.$$, src);
          },
        }),
      },
      lifetimes: {
        created(this: Any) {
          const element = this.$$;
          if (!field || !element) return;
          for (const type of ['input', 'focus', 'blur'])
            element.addEventListener(type, (event: Event) => {
              event.stopPropagation();
              this.triggerEvent(type, { value: element.value, cursor: element.value.length }, { bubbles: false });
            });
        },
        attached(this: Any) {
          if (field) {
            showText(this.$$, this.data.value);
            this.$$.placeholder = this.data.placeholder ?? '';
          }
          if (tag === 'image') showPicture(this.$$, this.data.src);
          if (this.data.ariaLabel) this.$$.setAttribute('aria-label', this.data.ariaLabel);
          if (this.data.ariaRole) this.$$.setAttribute('role', this.data.ariaRole);
        },
      },
    });
  space.setGlobalUsingComponent(tag, component);
};

Object.assign(window, {
  defineBuiltIns: (environment: Any, space: Any, builtIns: Readonly<Record<string, readonly string[]>>) => {
    for (const [tag, names] of Object.entries(builtIns)) defineBuiltIn(environment, space, tag, names);
  },
});
