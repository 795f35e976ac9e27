/** A container's health check: ends with 0 when the site in it can serve and save. */
const port = process.env.PORT ?? '3000';
const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
