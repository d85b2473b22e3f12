// Reads a built mini-program and compiles its templates as WeChat's own framework wants them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';

/** A mini-program as the runtime in the browser takes it. */
export interface WeappBuild {
  /** JavaScript source of an expression: the compiled templates by path. */
  readonly templates: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** Every `.json`, by path without its ending. */
  readonly configs: Readonly<Record<string, unknown>>;
  readonly styles: string;
  /** The built-in components that the templates use, each with the properties that they set. */
  readonly builtIns: Readonly<Record<string, readonly string[]>>;
  readonly warnings: readonly string[];
}

const notComponents = new Set(['template', 'block', 'import', 'include', 'wxs', 'slot', 'comp']);
const notProperties = /^(bind|catch|wx:|data-|class$|style$|id$)/;

const camelCased = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const builtInsOf = (templates: readonly string[]): Record<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const template of templates)
    for (const [, tag = '', attributes = ''] of template.matchAll(
      /<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g,
    )) {
      if (notComponents.has(tag)) continue;
      const properties = found.get(tag) ?? new Set<string>();
      found.set(tag, properties);
      for (const [, name = ''] of attributes.matchAll(/([\w:-]+)(?:="[^"]*")?/g))
        if (!notProperties.test(name)) properties.add(camelCased(name));
    }
  return Object.fromEntries([...found].map(([tag, properties]) => [tag, [...properties]]));
};

/** WXSS as CSS: `rpx` is a 750th of the width, `page` is what the browser calls body. */
const asCss = (wxss: string): string =>
  wxss
    .replace(/@import[^;]+;/g, '')
    .replace(/([\d.]+)rpx/g, (_, units: string) => `calc(${units} * 100vw / 750)`)
    .replace(/(^|[,{}\s])page(?=[\s,{.:])/g, '$1body');

export const readWeapp = (folder: string): WeappBuild => {
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
  const ending = (suffix: string) => Object.entries(files).filter(([path]) => path.endsWith(suffix));
  const bare = (path: string, suffix: string): string => path.slice(0, -suffix.length);
  const group = new TmplGroup();
  const warnings = ending('.wxml').flatMap(([path, source]) =>
    (group.addTmpl(bare(path, '.wxml'), source) ?? []).map((said: unknown) => `${path}: ${JSON.stringify(said)}`),
  );
  for (const [path, source] of ending('.wxs')) group.addScript(bare(path, '.wxs'), source);
  const templates = group.getTmplGenObjectGroups();
  group.free();
  return {
    templates,
    warnings,
    scripts: Object.fromEntries(ending('.js')),
    configs: Object.fromEntries(ending('.json').map(([path, text]) => [bare(path, '.json'), JSON.parse(text)])),
    styles: ending('.wxss')
      .map(([, wxss]) => asCss(wxss))
      .join('\n'),
    builtIns: builtInsOf(ending('.wxml').map(([, text]) => text)),
  };
};
