/**
 * Draws the SVG that comes in as a PNG that goes out: `node svg-worker.mjs DENSITY MAX_PIXELS`. A process of its own,
 * because a drawing is a program that may run for ever, and nothing stops it but the end of its process.
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

const [density, limitInputPixels] = process.argv.slice(2).map(Number);

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
const svg = await buffer(process.stdin);
process.stdout.write(await sharp(svg, { density, limitInputPixels }).png({ compressionLevel: 1 }).toBuffer());
