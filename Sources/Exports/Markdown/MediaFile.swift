import Chapters
import Foundation

/// A picture that Markdown refers to.
struct MediaFile: Hashable, Sendable {
  let mediaType: String
  let data: Data

  init(svg: String) {
    mediaType = PictureFile.Format.svg.mediaType
    data = Data(svg.utf8)
  }

  init(_ picture: PictureFile) {
    mediaType = picture.format.mediaType
    data = picture.data
  }
}
