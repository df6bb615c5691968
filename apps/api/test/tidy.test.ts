import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

// The rules of the house that a linter can't express. Length of functions, unused exports: .oxlintrc.json, knip.json.

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ROOM = /^apps\/api\/src\/features\/([^/]+)\/(.+)$/;

interface Source {
  file: string;
  text: string;
  /** Without comments and the contents of strings, so that words in them don't count. */
  code: string;
  /** Imported modules; those of the checkout as paths from its root. */
  imports: string[];
}

/** `import … from 'x'`, `import 'x'`, `export … from 'x'`; `import('x')`. */
const IMPORTS = /^(?:import|export)\b(?:[\s\w*,{}$]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm;

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && existsSync(path.join(ROOT, file)));
const sources = tracked.filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file)).map(readSource);
const isTest = (file: string) => /\.test\.tsx?$|\/(test|e2e)\//.test(file);
const inFolder = (...folders: string[]) => sources.filter(({ file }) => folders.some((folder) => file.startsWith(folder)));
const product = sources.filter(({ file }) => !isTest(file));

function readSource(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const withoutComments = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
  const code = withoutComments.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
  const imports = [...withoutComments.matchAll(IMPORTS)].map(([, named, called]) => resolveImport(file, named ?? called ?? ''));
  return { file, text, code, imports };
}

function resolveImport(file: string, module: string): string {
  if (module.startsWith('.')) return path.posix.join(path.posix.dirname(file), module);
  const [, shelf, name] = /^@regulars\/(\w+)\/(.+)$/.exec(module) ?? [];
  if (!shelf) return module;
  return `${shelf === 'api' || shelf === 'admin' ? 'apps' : 'packages'}/${shelf}/src/${name}.ts`;
}

/** "file: what" for each source that has the offence. */
function offenders(among: Source[], offence: (source: Source) => string | string[] | undefined | false): string[] {
  return among.flatMap((source) => [offence(source) || []].flat().map((what) => `${source.file}: ${what}`));
}

const matches =
  (pattern: RegExp) =>
  ({ code }: Source) =>
    [...code.matchAll(pattern)].map(([hit]) => hit.trim());
const imports = (forbidden: RegExp) => (source: Source) => source.imports.filter((module) => forbidden.test(module));

describe('the domain', () => {
  const domain = inFolder('packages/domain/src/').filter(({ file }) => !isTest(file));

  test('imports itself and small libraries only', () => {
    expect(
      offenders(domain, ({ imports: all }) =>
        all.filter((module) => !module.startsWith('packages/domain/') && module !== 'temporal-polyfill'),
      ),
    ).toEqual([]);
  });

  test('is pure and synchronous: no clock, no chance, no waiting', () => {
    expect(
      offenders(
        domain,
        matches(/new Date\(\)|\bDate\.now\b|\bMath\.random\b|\basync\b|\bawait\b|\bPromise\b|\bTemporal\.Now\b|\bprocess\./g),
      ),
    ).toEqual([]);
  });
});

describe('who may import what', () => {
  const roomFiles = product.filter(({ file }) => ROOM.test(file));
  const named = (...names: string[]) => roomFiles.filter(({ file }) => names.includes(path.basename(file)));

  test('services, SQL and jobs know nothing of GraphQL', () => {
    const forbidden = /\/schema(\/.*)?\.ts$|\/builder\.ts$|^@apollo|^@pothos|^graphql$/;
    expect(offenders(named('service.ts', 'sql.ts', 'jobs.ts'), imports(forbidden))).toEqual([]);
  });

  test("a schema file leaves other rooms' schema files alone", () => {
    const offence = ({ file, imports: all }: Source) =>
      all.filter((module) => {
        const other = ROOM.exec(module);
        return other?.[2] === 'schema.ts' && other[1] !== ROOM.exec(file)?.[1];
      });
    expect(offenders(named('schema.ts'), offence)).toEqual([]);
  });

  test('rooms use each other downward only: there is no circle', () => {
    expect(circle(roomGraph(roomFiles.filter(({ file }) => path.basename(file) !== 'schema.ts')))).toEqual([]);
  });

  test('the admin knows its generated documents and the domain, not API or database', () => {
    expect(offenders(inFolder('apps/admin/src/'), imports(/^(apps\/api|packages\/db)\/|^@regulars\/(api|db)/))).toEqual([]);
  });

  test('the database package knows no application', () => {
    expect(offenders(inFolder('packages/db/'), imports(/^apps\//))).toEqual([]);
  });
});

/** Which room uses which. */
function roomGraph(files: Source[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { file, imports: all } of files) {
    const from = ROOM.exec(file)?.[1] ?? '';
    const uses = graph.get(from) ?? new Set();
    for (const module of all) {
      const to = ROOM.exec(module)?.[1];
      if (to && to !== from) uses.add(to);
    }
    graph.set(from, uses);
  }
  return graph;
}

/** The first circle found, as a walk that ends where it began. */
function circle(graph: Map<string, Set<string>>): string[] {
  const finished = new Set<string>();
  const walk = (room: string, way: string[]): string[] => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room];
    if (finished.has(room)) return [];
    for (const next of graph.get(room) ?? []) {
      const found = walk(next, [...way, room]);
      if (found.length) return found;
    }
    finished.add(room);
    return [];
  };
  return [...graph.keys()].map((room) => walk(room, [])).find((way) => way.length) ?? [];
}

describe('files', () => {
  const lines = ({ text }: Source) => text.trimEnd().split('\n').length;

  test('have 300 lines at most, 80 at the median', () => {
    expect(offenders(sources, (source) => lines(source) > 300 && `${lines(source)} lines`)).toEqual([]);
    const lengths = product.map(lines).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });

  test('read the environment in one place; launch scripts and configurations may', () => {
    const allowed =
      /^prisma\/seed\/main\.ts$|^(apps\/api\/src\/env\.ts$|scripts\/|packages\/bench\/|packages\/db\/src\/postgres\.ts$|.*\.config\.ts$)/;
    expect(
      offenders(
        product.filter(({ file }) => !allowed.test(file)),
        matches(/\bprocess\.env\b/g),
      ),
    ).toEqual([]);
  });

  test('are finished and typed', () => {
    const unfinished = /\b(TO[D]O|FIX[M]E|XX[X])\b|@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable(?!.* -- )/g;
    const self = 'apps/api/test/tidy.test.ts';
    const others = sources.filter(({ file }) => file !== self);
    expect(offenders(others, ({ text }) => [...text.matchAll(unfinished)].map(([hit]) => hit))).toEqual([]);
    expect(offenders(others, matches(/[:<]\s*any\b(?!:)|\bas any\b|\bas unknown as\b/g))).toEqual([]);
  });

  test('carry no address of a registry and no path of a machine', () => {
    const foreign = new RegExp(['registry' + String.raw`\.[a-z]+`, String.raw`(?<![\w.])/(work|home|root)/\w`].join('|'), 'g');
    const texts = tracked.filter((file) => /\.(ts|tsx|mjs|json|ya?ml|md|sql|prisma|graphql|sh)$|^\.ci\/|^\.npmrc$/.test(file));
    const found = texts.flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(foreign)].map(([hit]) => `${file}: ${hit}`),
    );
    expect(found).toEqual([]);
  });
});

describe('rooms', () => {
  const rooms = [...new Set(sources.flatMap(({ file }) => ROOM.exec(file)?.[1] ?? []))];
  const filesOf = (room: string) => sources.flatMap(({ file }) => (ROOM.exec(file)?.[1] === room ? [ROOM.exec(file)?.[2] ?? ''] : []));

  test.each(rooms)('%s has a service or a schema, and a test', (room) => {
    const files = filesOf(room);
    expect(
      files.some((file) => /^(service|schema)\.ts$/.test(file)),
      'service.ts or schema.ts',
    ).toBe(true);
    expect(
      files.some((file) => file.endsWith('.test.ts')),
      'a test',
    ).toBe(true);
  });
});
