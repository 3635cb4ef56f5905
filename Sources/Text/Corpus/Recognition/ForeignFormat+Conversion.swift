extension ForeignFormat {
  /// What to do with such a file, as a sentence without a full stop.
  ///
  /// - Parameter holder: how the file at `path` holds the document.
  func remedy(path: String, in holder: TextHolder) -> String {
    guard case .packed(let packing) = holder else { return remedy(path) }
    // Converters want a file of their own.
    let name = ConvertedName(path: path, ending: fileEnding).path
    return "Unpack it with \(packing.unpacking(path)) > \(name.shellWord), then c"
      + remedy(name).dropFirst()
  }

  private func remedy(_ path: String) -> String {
    let file = path.shellWord
    let text = ConvertedName(path: path, ending: "txt").path.shellWord
    let table = ConvertedName(path: path, ending: "csv").path.shellWord
    return switch self {
    case .pdf: "Convert it: pdftotext -enc UTF-8 \(file) \(text)"
    case .postScript: "Convert it: ps2ascii \(file) \(text)"
    case .rtf: "Convert it: pandoc -f rtf -t plain \(file) -o \(text)"
    case .html: "Convert it: pandoc -f html -t plain \(file) -o \(text)"
    case .epub: "Convert it: pandoc -f epub -t plain \(file) -o \(text)"
    case .word: "Convert it: pandoc -f docx -t plain \(file) -o \(text)"
    case .openDocument: "Convert it: pandoc -f odt -t plain \(file) -o \(text)"
    case .mobi: "Convert it: ebook-convert \(file) \(text)"
    case .djvu: "Convert it: djvutxt \(file) \(text)"
    case .oldOffice: "Convert it: soffice --headless --convert-to txt:Text \(file)"
    case .powerPoint: "Convert it: soffice --headless --convert-to pdf \(file), and that to text"
    case .excel: "Convert it: soffice --headless --convert-to csv \(file)"
    case .parquet: "Convert it: \(pandas("read_parquet")) \(file) \(table)"
    case .arrow: "Convert it: \(pandas("read_feather")) \(file) \(table)"
    case .orc: "Convert it: \(pandas("read_orc")) \(file) \(table)"
    case .pickle:
      "Convert it, if you trust where it comes from: \(pandas("read_pickle")) \(file) \(table)"
    case .avro, .hdf5, .numPy, .torch, .gguf, .safetensors:
      "Convert it to a text file in UTF-8 with the program that it was written by"
    case .sqlite:
      "Convert it: sqlite3 -csv -header \(file) 'select * from NAME' > \(table), with the name of "
        + "its table"
    case .sevenZip: "Convert it: 7z e -so \(file) > \(text)"
    case .rar: "Convert it: unrar p -inul \(file) > \(text)"
    case .lz4: "Convert it: lz4 -dc \(file) > \(text)"
    case .compress: "Convert it: uncompress -c \(file) > \(text)"
    case .png, .jpeg, .gif, .webp, .tiff, .bmp, .wav, .mp3, .ogg, .flac, .mp4, .matroska, .elf,
      .machO, .windowsProgram, .javaClass, .webAssembly, .font, .unknown:
      "Check the path: there is no text in it. Give a text file"
    }
  }

  private func pandas(_ function: String) -> String {
    "python3 -c 'import sys, pandas; pandas.\(function)(sys.argv[1])"
      + ".to_csv(sys.argv[2], index=False)'"
  }

  /// The usual ending of such a file's name.
  private var fileEnding: String {
    switch self {
    case .word: "docx"
    case .oldOffice: "doc"
    case .openDocument: "odt"
    case .excel: "xlsx"
    case .powerPoint: "pptx"
    case .sevenZip: "7z"
    case .unknown: "bin"
    default: rawValue.lowercased()
    }
  }
}
