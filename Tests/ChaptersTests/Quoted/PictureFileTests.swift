import Foundation
import Testing

@testable import Chapters

/// Pictures are known by their contents, and say how large they are.
@Suite struct PictureFileTests {
  private func read(_ bytes: [UInt8]) throws -> PictureFile {
    try PictureFile(Data(bytes), path: "x")
  }

  @Test func eachFormatHasItsSize() throws {
    for width in [1, 20, 255, 256, 4_000] {
      let size = PictureSize(width: width, height: 10)
      #expect(try read(MadePicture.png(width: width, height: 10)).size == size)
      for kind in ["VP8 ", "VP8L", "VP8X"] {
        #expect(try read(MadePicture.webP(kind, width: width, height: 10)).size == size, "\(kind)")
      }
      let svg = MadePicture.svg("viewBox=\"0 0 \(width) 10\"")
      #expect(try read(Array(svg.utf8)).size == size)
    }
    #expect(try read(MadePicture.jpeg).size == nil)
    #expect(try read(MadePicture.jpeg).format == .jpeg)
  }

  @Test(arguments: [
    ("width=\"20px\" height=\"10\"", true), ("width='20' height='10'", true),
    ("width=\"100%\" height=\"10\"", false), ("width=\"2cm\" height=\"1cm\"", false),
    ("viewBox=\"0,0,20,10\"", true), ("viewBox=\"0 0 20\"", false), ("data-a='x>y'", false),
    ("width=\"1e999\" height=\"nan\" viewBox=\"0 0 20 10\"", true),
  ])
  func anSVGMaySayItsSize(attributes: String, says: Bool) throws {
    let size = try read(Array(MadePicture.svg(attributes).utf8)).size
    #expect(size == (says ? PictureSize(width: 20, height: 10) : nil))
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?>\n<!-- made > by hand -->\n", "\u{FEFF}", "\r\n",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\" [<!ENTITY a \"<b>\">]>",
  ])
  func anSVGBeginsLikeXML(prefix: String) throws {
    #expect(try read(Array((prefix + MadePicture.svg()).utf8)).format == .svg)
  }

  @Test(arguments: [
    ("<svg width=\"1\" height=\"1\"></svg>", "it has no namespace; write <svg xmlns="),
    ("<svg xmlns=\"http://www.w3.org/2000/svg", "its <svg …> has no end"),
    ("<html><svg></svg></html>", "is no picture that the page can show"),
    ("GIF89a", "is no picture that the page can show"), ("", "is no picture"),
    ("<!-- <svg> ", "is no picture"), ("RIFF1234WAVE", "is no picture"), ("<", "is no picture"),
  ])
  func othersAreRefused(text: String, message: String) {
    do {
      _ = try read(Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect((error as? QuotedFiles.Problem)?.message.contains(message) == true)
    }
  }

  @Test func cutOffFilesAreReadOrRefused() {
    let files =
      [MadePicture.png(width: 3, height: 4), MadePicture.jpeg, Array(MadePicture.svg().utf8)]
      + ["VP8 ", "VP8L", "VP8X"].map { MadePicture.webP($0, width: 3, height: 4) }
    for file in files {
      for length in 0...file.count { _ = try? read(Array(file.prefix(length))) }
    }
  }

  @Test func theAddressHasTheWholePicture() throws {
    let file = try read(Array(MadePicture.svg(inside: "<script>alert(1)</script>").utf8))
    let prefix = "data:image/svg+xml;base64,"
    #expect(file.dataURL.hasPrefix(prefix))
    #expect(Data(base64Encoded: String(file.dataURL.dropFirst(prefix.count))) == file.data)
  }
}
