/// An entry of an archive made by a test.
package struct TestEntry {
  package var path: String
  package var contents: [UInt8] = []
  /// The tar type: "0" file, "1" hard link, "2" symbolic link, "5" folder.
  package var type: Character = "0"
  package var link = ""
  /// The size in the header; the actual size unless the archive lies.
  package var claimedSize: Int?

  package init(
    _ path: String, _ contents: String = "", type: Character = "0", link: String = "",
    claimedSize: Int? = nil
  ) {
    self.path = path
    self.contents = Array(contents.utf8)
    self.type = type
    self.link = link
    self.claimedSize = claimedSize
  }
}

/// A tar archive in the ustar format.
package func tar(_ entries: [TestEntry], hasEnd: Bool = true) -> [UInt8] {
  var archive: [UInt8] = []
  for entry in entries {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
    }
    func octal(_ number: Int, digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(entry.path, at: 0)
    put("0000644", at: 100)
    put(octal(entry.claimedSize ?? entry.contents.count, digits: 11), at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put(String(entry.type), at: 156)
    put(entry.link, at: 157)
    put("ustar", at: 257)
    put("00", at: 263)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
    header[154] = 0
    archive += header + entry.contents
    archive += [UInt8](repeating: 0, count: (512 - entry.contents.count % 512) % 512)
  }
  return archive + [UInt8](repeating: 0, count: hasEnd ? 1024 : 0)
}

/// A gzip file that holds `bytes` without compressing them.
package func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let end = min(start + 0xffff, bytes.count)
    file.append(end == bytes.count ? 1 : 0)
    file += littleEndian(end - start, bytes: 2) + littleEndian(~(end - start), bytes: 2)
    file += bytes[start..<end]
    start = end
  } while start < bytes.count
  return file + littleEndian(crc32(bytes), bytes: 4) + littleEndian(bytes.count, bytes: 4)
}

/// A zip file whose entries are stored without compression.
package func zip(_ entries: [TestEntry]) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for entry in entries {
    let name = Array(entry.path.utf8)
    var common: [UInt8] = littleEndian(20, bytes: 2) + [0, 0, 0, 0, 0, 0, 0x21, 0]
    common += littleEndian(crc32(entry.contents), bytes: 4)
    common += littleEndian(entry.contents.count, bytes: 4)
    common += littleEndian(entry.contents.count, bytes: 4)
    common += littleEndian(name.count, bytes: 2) + [0, 0]
    directory += Array("PK\u{1}\u{2}".utf8) + littleEndian(20, bytes: 2) + common
    directory += [UInt8](repeating: 0, count: 10) + littleEndian(file.count, bytes: 4) + name
    file += Array("PK\u{3}\u{4}".utf8) + common + name + entry.contents
  }
  let end =
    Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + littleEndian(entries.count, bytes: 2)
    + littleEndian(entries.count, bytes: 2) + littleEndian(directory.count, bytes: 4)
    + littleEndian(file.count, bytes: 4) + [0, 0]
  return file + directory + end
}

private func littleEndian(_ number: Int, bytes: Int) -> [UInt8] {
  (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

private func crc32(_ bytes: [UInt8]) -> Int {
  var remainder: UInt32 = 0xffff_ffff
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xedb8_8320 : 0) }
  }
  return Int(~remainder)
}

/// The entries of a small dataset: two reviews of each class and split, and things to ignore.
package func smallDataSet(in folder: String = "aclImdb/") -> [TestEntry] {
  var entries = [TestEntry("\(folder)README", "not a review")]
  for split in ["test", "train"] {
    for label in ["pos", "neg"] {
      entries.append(TestEntry("\(folder)\(split)/\(label)/", type: "5"))
      for name in ["10_8", "9_7"] {
        entries.append(
          TestEntry("\(folder)\(split)/\(label)/\(name).txt", "\(split) \(label) \(name)"))
      }
    }
  }
  entries.append(TestEntry("\(folder)train/unsup/0_0.txt", "unlabelled"))
  entries.append(TestEntry("\(folder)train/pos/._10_8.txt", "left by another system"))
  return entries
}
