import { join } from 'node:path';
import ts from 'typescript';
import { root } from './program.js';

export interface DocExample {
  /** The public name whose doc comment holds it. */
  readonly name: string;
  /** Its text, or undefined where the comment has none. */
  readonly code: string | undefined;
  /** A function or constant, not only a type. */
  readonly isValue: boolean;
}

const unfenced = (text: string): string => text.replaceAll(/^```.*$/gm, '');

/** Every public name of a barrel with the `@example` of its doc comment. */
export function docExamples(barrel: string): readonly DocExample[] {
  const file = join(root, barrel);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  return (symbol ? checker.getExportsOfModule(symbol) : []).map((exported) => {
    const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const tag = target.getJsDocTags(checker).find(({ name }) => name === 'example');
    const code = tag && unfenced(ts.displayPartsToString(tag.text)).trim();
    return { name: exported.name, code, isValue: (target.flags & ts.SymbolFlags.Value) !== 0 };
  });
}

/** An example as a program of its own: names of the barrel that it uses and does not import are imported first. */
export function asProgram(code: string, names: readonly string[], specifier: string): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b(?!['"])`).test(code));
  const imported = [...code.matchAll(/import (?:type )?\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(','),
  );
  const missing = used.filter((name) => !imported.some((each) => each.trim() === name));
  const line = missing.length > 0 ? `import { ${missing.join(', ')} } from '${specifier}';\n` : '';
  return `${line}${code}\nexport {};\n`;
}
