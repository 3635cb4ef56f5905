/// A response of the server of a page. Each connection ends after its first one.
///
/// Source: RFC 9112, section 4; RFC 9110, section 15.
package struct PageResponse: Sendable {
  package enum Status: Int, Sendable {
    case ok = 200
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case headTooLarge = 431

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .headTooLarge: "Request Header Fields Too Large"
      }
    }
  }

  package let status: Status
  package let type: String
  package let body: [UInt8]

  package init(_ status: Status, type: String = "text/plain", body: [UInt8] = []) {
    self.status = status
    self.type = type
    self.body = body
  }

  /// The status line and headers, up to the body.
  var head: [UInt8] {
    let lines = [
      "HTTP/1.1 \(status.rawValue) \(status.phrase)", "Content-Type: \(type)",
      "Content-Length: \(body.count)", "Connection: close", "Cache-Control: no-store",
      "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
      "Cross-Origin-Resource-Policy: same-origin",
    ]
    let allow = status == .methodNotAllowed ? ["Allow: GET"] : []
    return Array(((lines + allow).joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
