import Foundation

// embed-files OUTPUT ROOT FILE…: writes a Swift file with the text of each FILE by path below ROOT, or
// its Base64 if it is no text.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, let root = arguments.dropFirst().first else {
  FileHandle.standardError.write(Data("usage: embed-files OUTPUT ROOT FILE...\n".utf8))
  exit(2)
}

/// A raw string literal of `text`, whatever quotes and backslashes are in it.
func literal(_ text: String) -> String {
  var hashes = "#"
  while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  return hashes + "\"\"\"\n" + text + "\n\"\"\"" + hashes
}

var code = "/// The text of this package's files, by path; generated at build time.\n"
code += "enum EmbeddedFiles {\n  static let all: [String: String] = [\n"
for file in arguments.dropFirst(2) {
  let data = try Data(contentsOf: URL(filePath: file))
  let text = String(validating: data, as: UTF8.self) ?? data.base64EncodedString()
  code += "\(literal(String(file.dropFirst(root.count + 1)))): \(literal(text)),\n"
}
code += arguments.count > 2 ? "]\n}\n" : ":]\n}\n"
try code.write(toFile: output, atomically: true, encoding: .utf8)
