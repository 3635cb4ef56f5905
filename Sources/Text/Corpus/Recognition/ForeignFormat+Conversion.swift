import Wording

extension ForeignFormat {
  /// What to do with such a file, as a sentence without a full stop.
  ///
  /// - Parameter holder: how the file at `path` holds the document.
  func remedy(path: String, in holder: TextHolder) -> Phrase {
    guard case .packed(let packing) = holder else { return conversion(of: path).phrase }
    // Converters want a file of their own.
    let name = ConvertedName(path: path, ending: fileEnding).path
    return conversion(of: name).phrase(after: "\(packing.unpacking(path)) > \(name.shellWord)")
  }

  private func conversion(of path: String) -> Conversion {
    let file = path.shellWord
    let text = ConvertedName(path: path, ending: "txt").path.shellWord
    let table = ConvertedName(path: path, ending: "csv").path.shellWord
    return switch self {
    case .pdf: .command("pdftotext -enc UTF-8 \(file) \(text)")
    case .postScript: .command("ps2ascii \(file) \(text)")
    case .rtf: .command("pandoc -f rtf -t plain \(file) -o \(text)")
    case .html: .command("pandoc -f html -t plain \(file) -o \(text)")
    case .epub: .command("pandoc -f epub -t plain \(file) -o \(text)")
    case .word: .command("pandoc -f docx -t plain \(file) -o \(text)")
    case .openDocument: .command("pandoc -f odt -t plain \(file) -o \(text)")
    case .mobi: .command("ebook-convert \(file) \(text)")
    case .djvu: .command("djvutxt \(file) \(text)")
    case .oldOffice: .command("soffice --headless --convert-to txt:Text \(file)")
    case .powerPoint: .toPDF("soffice --headless --convert-to pdf \(file)")
    case .excel: .command("soffice --headless --convert-to csv \(file)")
    case .parquet: .command("\(pandas("read_parquet")) \(file) \(table)")
    case .arrow: .command("\(pandas("read_feather")) \(file) \(table)")
    case .orc: .command("\(pandas("read_orc")) \(file) \(table)")
    case .pickle: .trusting("\(pandas("read_pickle")) \(file) \(table)")
    case .avro, .hdf5, .numPy, .torch, .gguf, .safetensors: .byItsProgram
    case .sqlite: .ofTable("sqlite3 -csv -header \(file) 'select * from NAME' > \(table)")
    case .sevenZip: .command("7z e -so \(file) > \(text)")
    case .rar: .command("unrar p -inul \(file) > \(text)")
    case .lz4: .command("lz4 -dc \(file) > \(text)")
    case .compress: .command("uncompress -c \(file) > \(text)")
    case .png, .jpeg, .gif, .webp, .tiff, .bmp, .wav, .mp3, .ogg, .flac, .mp4, .matroska, .elf,
      .machO, .windowsProgram, .javaClass, .webAssembly, .font, .unknown:
      .none
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
