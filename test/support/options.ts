import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './program.js';

/** The members of an interface in a source file, with what their doc comments give after `@default`. */
export function documentedDefaults(file: string, name: string): ReadonlyMap<string, string | undefined> {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((node) => node.name.text === name);
  const members = found?.members ?? [];
  return new Map(
    members.map((member) => {
      const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
      return [member.name?.getText() ?? '', ts.getTextOfJSDocComment(tag?.comment)];
    }),
  );
}
