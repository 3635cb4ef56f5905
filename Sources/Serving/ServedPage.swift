import Foundation
import Synchronization

/// What a browser is given while a book is watched: the page of the last run, and how it stands.
///
/// Both are held in memory. No file is read for a request, and so none can be asked for that is not
/// the page, by whatever path or link.
package final class ServedPage: Sendable {
  private struct State {
    var html: [UInt8]
    var status = WatchStatus()
  }

  /// 128 random bits in the address: who does not know it gets nothing.
  package let token: String
  private let state: Mutex<State>

  /// - Parameter html: what to show until there is a page.
  package init(html: String) {
    var generator = SystemRandomNumberGenerator()
    token = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    state = Mutex(State(html: Array(html.utf8)))
  }

  /// The number of the page that comes next.
  package var nextVersion: Int { state.withLock { $0.status.version + 1 } }

  /// Puts a page in place of the last one. Browsers that show that one load it.
  package func show(_ html: String) {
    state.withLock { state in
      state.html = Array(html.utf8)
      state.status = WatchStatus(version: state.status.version + 1)
    }
  }

  /// Tells those who look at the page what goes on; an empty text for nothing.
  package func tell(_ message: String, isMistake: Bool = false) {
    state.withLock { state in
      state.status.message = message
      state.status.isMistake = isMistake
    }
  }

  package func response(to request: PageRequest) -> PageResponse {
    guard isFromHere(request) else { return PageResponse(.forbidden) }
    guard request.method == "GET" else { return PageResponse(.methodNotAllowed) }
    // As it was sent: nothing is decoded or resolved, and only these two are there.
    switch request.target {
    case "/\(token)/":
      return PageResponse(
        .ok, type: "text/html; charset=utf-8", body: state.withLock { $0.html })
    case "/\(token)/status":
      let status = try? JSONEncoder().encode(state.withLock { $0.status })
      return PageResponse(.ok, type: "application/json", body: Array(status ?? Data()))
    default: return PageResponse(.notFound)
    }
  }

  /// Whether the browser was asked for this machine by name or number. A page elsewhere that lets its
  /// own name point here would have sent that name.
  private func isFromHere(_ request: PageRequest) -> Bool {
    let host = (request.host ?? "").lowercased()
    let name = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return ["127.0.0.1", "localhost"].contains(name.first ?? "")
  }
}

/// What the page asks for again and again.
struct WatchStatus: Codable, Hashable {
  /// The number of the page; a higher one than it has itself tells a browser to load it.
  var version = 0
  /// What goes on, in a few words.
  var message = ""
  /// Whether that is something to mend.
  var isMistake = false
}
