import { escapeHtml } from '@/lib/escape-html';

const FOLDER = '/api/docs/try';

/** Swagger UI with its own files and no other: no inline script, nothing from elsewhere. */
export const tryPage = (siteTitle: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Try the API · ${escapeHtml(siteTitle)}</title>
<link rel="stylesheet" href="${FOLDER}/swagger-ui.css">
</head>
<body>
<p><a href="/api/docs">The API, as a page to read</a></p>
<main id="swagger-ui"><noscript>This page needs scripts. The one to read does not.</noscript></main>
<script src="${FOLDER}/swagger-ui-bundle.js"></script>
<script src="${FOLDER}/start.js"></script>
</body>
</html>
`;

/** Says no address to others: the validator's picture would. */
export const START_SCRIPT = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;
