/** `node svg-worker.mjs DENSITY MAX_PIXELS`: a drawing may run for ever, and only the end of its process stops it. */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

const [density, limitInputPixels] = process.argv.slice(2).map(Number);

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
const svg = await buffer(process.stdin);
process.stdout.write(await sharp(svg, { density, limitInputPixels }).png({ compressionLevel: 1 }).toBuffer());
