import ArgumentParser
import Serving

/// Where `run --watch` serves its page.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --watch: the port of the page; one that is free by default. Give one to forward it from "
        + "another machine.",
      valueName: "number"))
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "With --watch: the address that the page is served at, 127.0.0.1 by default, which no other "
        + "machine reaches; 0.0.0.0 is every address of this machine. Then whoever has the page's "
        + "address with its token can read the page, unencrypted, and nothing else.",
      valueName: "address"))
  var host: String?

  func validate() throws {
    if host == "" { throw ValidationError("--host is empty; name an address of this machine") }
  }

  var isGiven: Bool { port != nil || host != nil }

  var endpoint: ServerEndpoint {
    ServerEndpoint(host: host ?? ServerEndpoint.loopback.host, port: port ?? 0)
  }

  static let warning =
    "the page is served to other machines: whoever has its address, token included, can read it, and "
    + "it travels unencrypted. Nothing else can be read."
}
