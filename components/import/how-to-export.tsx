/** What each program's export is, and where it is had. */
export function HowToExport() {
  return (
    <dl className="export-hints">
      <div>
        <dt>WordPress</dt>
        <dd>
          Tools, Export, “All content”: one .xml file, or several of a large blog. Squarespace exports in the
          same format.
        </dd>
      </div>
      <div>
        <dt>Ghost</dt>
        <dd>
          Settings, “Import/Export” (in older versions “Labs”), Export: a .json file, or a .zip that has the
          pictures, too.
        </dd>
      </div>
      <div>
        <dt>Hugo, Jekyll, Astro, Eleventy, Zola, Hexo, Gatsby, Pelican, Obsidian</dt>
        <dd>The folder with your Markdown files and their pictures, put into a .zip.</dd>
      </div>
      <div>
        <dt>Another Colophon</dt>
        <dd>Its page “Export” makes the .zip.</dd>
      </div>
      <div>
        <dt>A folder on the server, or more than 2 GB</dt>
        <dd>
          There <code>npm run import -- FOLDER --dry-run</code> prints the plan; without{' '}
          <code>--dry-run</code> it imports, and can be undone here.
        </dd>
      </div>
    </dl>
  );
}
