import { styleText } from 'node:util';
import type { Sink } from './io.js';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Text in a style; without colour, the text. */
export type Painter = Readonly<Record<Style, (text: string) => string>>;

/** The styles of a sink. */
export function painter({ colour }: Pick<Sink, 'colour'>): Painter {
  // The sink has looked at its own stream; left to itself, styleText would look at the standard output.
  const each = (style: Style) => (text: string) =>
    colour && text ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: each('bold'),
    dim: each('dim'),
    red: each('red'),
    green: each('green'),
    yellow: each('yellow'),
  };
}

/** A text about a class, in the colour of the class. */
export const paintClass = (paint: Painter, retryable: boolean | undefined, text: string): string =>
  retryable ? paint.green(text) : paint.yellow(text);
