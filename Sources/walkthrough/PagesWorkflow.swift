import Files
import Foundation

/// The workflow that uploads a published site to GitHub Pages.
struct PagesWorkflow {
  let file: URL
  private let text: String

  /// - Parameters:
  ///   - site: the site's folder.
  ///   - project: the folder of the repository.
  /// - Throws: `UsageProblem` for a site outside of the project, or if another workflow has its name.
  init(site: URL, project: URL) throws {
    let root = project.standardizedFileURL.resolvingSymlinksInPath().path
    let path = site.standardizedFileURL.resolvingSymlinksInPath().path
    let parent = root.hasSuffix("/") ? root : root + "/"
    guard path.hasPrefix(parent), path != parent else {
      throw UsageProblem(
        "GitHub can only publish a folder of the repository: choose one below \(root) for the site")
    }
    let folder = String(path.dropFirst(parent.count))
    file = project.appending(path: ".github/workflows/pages.yml")
    text = Self.text(folder.replacing("'", with: "''"))
    if let present = try? String(contentsOf: file, encoding: .utf8),
      !present.hasPrefix(Self.firstLine)
    {
      throw UsageProblem(
        "\(file.path) is a workflow of your own, so it is left alone. Rename it, or add the steps "
          + "for the site to it: AUTHORING.md has them")
    }
  }

  func write() throws { try AtomicFile.write(Data(text.utf8), to: file) }

  private static let firstLine = "# Written by walkthrough publish --github-workflow."

  private static func text(_ folder: String) -> String {
    """
    \(firstLine)
    # Once, in the repository's settings: Pages, Build and deployment, Source: GitHub Actions.
    name: Pages
    on:
      push:
        branches: [main]
        paths: ['\(folder)/**']
      workflow_dispatch:
    permissions:
      contents: read
      pages: write
      id-token: write
    concurrency:
      group: pages
    jobs:
      deploy:
        runs-on: ubuntu-latest
        environment:
          name: github-pages
          url: ${{ steps.deployment.outputs.page_url }}
        steps:
          - uses: actions/checkout@v4
          - uses: actions/configure-pages@v5
          - uses: actions/upload-pages-artifact@v3
            with:
              path: '\(folder)'
          - id: deployment
            uses: actions/deploy-pages@v4

    """
  }
}
