import Rendering

extension SitePlace {
  /// The way to the site's first page.
  var view: View { View(["index": index, "title": title]) }
}
