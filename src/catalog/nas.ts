import { createCatalog, type Catalog } from './catalog.js';
import { nasRows } from './nas-rows.js';
import { entryOf } from './row.js';

/** A code as the document prints it. */
type Documented = (typeof nasRows)[number][1];
/** The code without its stray space. */
type WithoutSpace<Code extends string> = Code extends `${infer Head} ${infer Tail}` ? `${Head}${Tail}` : Code;

/**
 * A documented error code of Alibaba Cloud NAS. The two that the document prints with a stray space
 * (`User. Disabled`) are also here as the wire spells them (`User.Disabled`).
 */
export type NasErrorCode = Documented | WithoutSpace<Documented>;

/**
 * The error codes of Alibaba Cloud NAS: 43 entries in the words of its error code list.
 * The codes that the list misspells are found by their right spelling too, because either may be sent.
 * @example
 * nasCatalog.find('InvalidFileSystem.NotFound')?.resolution;
 * // 'The specified file system does not exist or has been deleted.'
 */
export const nasCatalog: Catalog = /* @__PURE__ */ createCatalog({
  name: 'nas',
  entries: /* @__PURE__ */ nasRows.map(entryOf),
  aliases: {
    'Forbidden.Ram': 'Forbbiden.Ram',
    'InvalidLocation.NotFound': 'InvalidLocatin.NotFound',
    'InvalidParameter.ProtocolType': 'InvalidParameter.ProtocalType',
  } satisfies Record<string, NasErrorCode>,
});
