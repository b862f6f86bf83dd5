// export parquet; needs hyparquet
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { parquetReadObjects, parquetMetadata } = await import(pathToFileURL(process.env.REGESTA_NODE_MODULES + "/hyparquet/src/index.js"));

for (const name of readdirSync(process.argv[2]).sort()) {
  const bytes = readFileSync(process.argv[2] + "/" + name);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const rows = await parquetReadObjects({ file, rowFormat: "object" });
  console.log(name, rows.length, "rows,", parquetMetadata(file).created_by);
  if (name === "documents.parquet")
    for (const r of rows) console.log(r.document, r.earliest?.toISOString() ?? null, r.latest?.toISOString() ?? null, r.attested, r.end);
  if (name === "entities.parquet") for (const r of rows) console.log(r.entity, JSON.stringify(r.name), r.latitude);
}
