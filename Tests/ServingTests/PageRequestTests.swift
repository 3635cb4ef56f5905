import Testing

@testable import Serving

@Suite struct PageRequestTests {
  private func read(_ head: String) -> PageRequest? { PageRequest(head: Array(head.utf8)[...]) }

  @Test func aBrowsersRequestIsRead() throws {
    let request = try #require(
      read("GET /a%20b?c HTTP/1.1\r\nAccept: */*\r\nHOST: \t127.0.0.1:80\r\nCookie: a=b:c"))
    #expect(request.method == "GET")
    #expect(request.target == "/a%20b?c")
    #expect(request.host == "127.0.0.1:80")
    #expect(read("GET / HTTP/1.0")?.host == nil)
    // Headers that aren't read may contain any byte.
    #expect(PageRequest(head: Array("GET / HTTP/1.1\r\nX: ".utf8) + [0xff, 0]) != nil)
  }

  @Test(arguments: [
    "", "\r\n", "GET", "GET /", "GET / HTTP/2", "GET / SPDY/1.1", "GET  / HTTP/1.1",
    " GET / HTTP/1.1", "GET / HTTP/1.1 x", "GET / HTTP/1.1\r\nno header",
    "GET / HTTP/1.1\r\n: value", "GET / HTTP/1.1\r\nHost: a\r\nhost: a",
    "GET / HTTP/1.1\r\n\r\nHost: a",
  ]) func whatIsNoRequestIsRefused(head: String) {
    #expect(read(head) == nil)
  }
}
