import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Download {
  /// Whether the body that follows continues the partial file. If it is the whole file, the partial
  /// file is emptied first.
  ///
  /// - Throws: `DownloadError` if the body is something else.
  func accept(
    _ response: HTTPURLResponse, into partial: inout PartialFile
  ) throws -> Bool {
    // The length in the header is not the file's if the server compresses anyway.
    let encoding = response.value(forHTTPHeaderField: "Content-Encoding") ?? "identity"
    let isEncoded = encoding.lowercased() != "identity"
    switch response.statusCode {
    case 200:
      // The whole file, whether we asked for the rest or not.
      let size = Int(response.expectedContentLength)
      guard isEncoded || size < 0 || size == file.size else { throw wrongSize(found: size) }
      if partial.size > 0 { try partial.restart() }
      return true
    case 206:
      guard !isEncoded, let range = contentRange(of: response), range.start == partial.size
      else { return false }
      if let size = range.total, size != file.size { throw wrongSize(found: size) }
      return true
    case 416 where partial.size > 0:
      return false
    default:
      throw DownloadError.refused(
        address: file.address, name: file.name, status: response.statusCode)
    }
  }

  /// `Content-Range: bytes START-END/TOTAL`.
  private func contentRange(of response: HTTPURLResponse) -> (start: Int, total: Int?)? {
    guard let field = response.value(forHTTPHeaderField: "Content-Range"),
      let match = field.wholeMatch(of: /bytes (\d+)-\d+\/(\d+|\*)/),
      let start = Int(match.1)
    else { return nil }
    return (start, Int(match.2))
  }
}
