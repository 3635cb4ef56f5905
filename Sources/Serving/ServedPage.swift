import Foundation
import Synchronization

/// What a browser gets while a book is watched: the page of the last run, and its status.
///
/// Both are held in memory. No request reads a file, so no path or link can lead to anything but
/// the page.
package final class ServedPage: Sendable {
  private struct State {
    var html: [UInt8]
    var status = WatchStatus()
  }

  /// 128 random bits in the address: without them a client gets nothing.
  package let token: String
  private let isForAll: Bool
  private let state: Mutex<State>

  /// - Parameters:
  ///   - html: what to show until there is a page.
  ///   - isForAll: whether browsers may ask for it under any name, as those on other machines do;
  ///     they still need the token.
  package init(html: String, isForAll: Bool = false) {
    self.isForAll = isForAll
    var generator = SystemRandomNumberGenerator()
    token = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    state = Mutex(State(html: Array(html.utf8)))
  }

  /// The version of the next page.
  package var nextVersion: Int { state.withLock { $0.status.version + 1 } }

  /// Replaces the page. Browsers that show the previous one load it.
  package func show(_ html: String) {
    state.withLock { state in
      state.html = Array(html.utf8)
      state.status = WatchStatus(version: state.status.version + 1)
    }
  }

  /// Shows the present activity on the page; an empty message for none.
  package func report(_ message: String, isMistake: Bool = false) {
    state.withLock { state in
      state.status.message = message
      state.status.isMistake = isMistake
    }
  }

  package func response(to request: PageRequest) -> PageResponse {
    guard isForAll || isFromHere(request) else { return .refusedHost }
    guard request.method == "GET" else { return PageResponse(.methodNotAllowed) }
    // As it was sent, neither decoded nor resolved; only these two exist.
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

  /// Whether the browser requested this machine by name or number. A page elsewhere whose domain
  /// points here would have sent that domain.
  private func isFromHere(_ request: PageRequest) -> Bool {
    let host = (request.host ?? "").lowercased()
    // Without its port; an IPv6 address has colons of its own, within brackets.
    let name = host.firstMatch(of: /^(\[[^\]]*\]|[^:\[]*)(:.*)?$/)?.output.1 ?? ""
    return ["127.0.0.1", "localhost", "[::1]"].contains(name)
  }
}

extension PageResponse {
  /// What a browser shows that reached the server under another name than this machine's own. It
  /// doesn't repeat the name, which anyone may have chosen.
  static let refusedHost = PageResponse(
    .forbidden, type: "text/html; charset=utf-8",
    body: Array(
      """
      <!doctype html>
      <html lang="en">
      <meta name="viewport" content="width=device-width">
      <title>Not under this name</title>
      <style>
      :root { color-scheme: light dark; }
      body { max-width: 38rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.6 Georgia, serif; }
      code { font-size: 0.9em; }
      </style>
      <h1>Not under this name</h1>
      <p>This page is for the machine that it is written on, under the names <code>127.0.0.1</code> \
      and <code>localhost</code>. Open the address that <code>walkthrough run --watch</code> has \
      printed.</p>
      <p>To read it from another machine, or through a name that leads here, start it with \
      <code>--host 0.0.0.0</code>, or forward the port as in \
      <code>ssh -L 8000:127.0.0.1:8000 host</code> with <code>--port 8000</code>.</p>
      </html>

      """.utf8))
}

/// The status that the page polls.
struct WatchStatus: Codable, Hashable {
  /// The version of the page; a browser loads the page if this is higher than its own.
  var version = 0
  /// The present activity, in a few words.
  var message = ""
  /// Whether the message is a mistake to fix.
  var isMistake = false
}
