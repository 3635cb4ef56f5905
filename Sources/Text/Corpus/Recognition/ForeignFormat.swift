import Wording

/// What is no plain text: documents to be converted, and files without any text.
package enum ForeignFormat: String, CaseIterable, Sendable {
  // Documents
  case pdf, postScript, rtf, html, epub, mobi, djvu, word, oldOffice, openDocument, excel
  case powerPoint
  // Data
  case parquet, arrow, orc, avro, sqlite, hdf5, numPy, pickle, torch, gguf, safetensors
  // Archives that libarchive isn't asked to read
  case sevenZip, rar, lz4, compress
  // Pictures, sound and programs
  case png, jpeg, gif, webp, tiff, bmp, wav, mp3, ogg, flac, mp4, matroska, elf, machO,
    windowsProgram
  case javaClass, webAssembly, font
  /// Bytes that are neither text nor known.
  case unknown

  /// With its article: "a PDF document".
  package var name: Phrase {
    switch self {
    case .pdf: "a PDF document"
    case .postScript: "a PostScript document"
    case .rtf: "an RTF document"
    case .html: "an HTML page"
    case .epub: "an EPUB book"
    case .mobi: "a Kindle book"
    case .djvu: "a DjVu document"
    case .word: "a Word document"
    case .oldOffice: "an Office document from before 2007"
    case .openDocument: "an OpenDocument file"
    case .excel: "an Excel workbook"
    case .powerPoint: "a PowerPoint presentation"
    case .parquet: "a Parquet file"
    case .arrow: "an Arrow or Feather file"
    case .orc: "an ORC file"
    case .avro: "an Avro file"
    case .sqlite: "an SQLite database"
    case .hdf5: "an HDF5 file"
    case .numPy: "a NumPy array"
    case .pickle: "a Python pickle"
    case .torch: "a PyTorch file"
    case .gguf: "a GGUF model"
    case .safetensors: "a safetensors file"
    case .sevenZip: "a 7z archive"
    case .rar: "a RAR archive"
    case .lz4: "an LZ4 file"
    case .compress: "a file packed by compress"
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .gif: "a GIF picture"
    case .webp: "a WebP picture"
    case .tiff: "a TIFF picture"
    case .bmp: "a BMP picture"
    case .wav: "a WAV sound"
    case .mp3: "an MP3 sound"
    case .ogg: "an Ogg sound"
    case .flac: "a FLAC sound"
    case .mp4: "an MP4 video"
    case .matroska: "a Matroska video"
    case .elf: "a program (ELF)"
    case .machO: "a program (Mach-O)"
    case .windowsProgram: "a program for Windows"
    case .javaClass: "a Java class"
    case .webAssembly: "a WebAssembly module"
    case .font: "a font"
    case .unknown: "a binary file"
    }
  }
}
