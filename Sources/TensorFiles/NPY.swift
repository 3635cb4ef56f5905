import Foundation

/// NumPy's format for one array.
///
/// Source: NumPy documentation, `numpy.lib.format`, version 1.0.
package enum NPY {
  /// The bytes of a one-dimensional array, for `numpy.load`.
  package static func encoded(_ values: TensorValues) -> Data {
    let type =
      switch values {
      case .float32: "<f4"
      case .float64: "<f8"
      case .int32: "<i4"
      case .int64: "<i8"
      case .uint8: "|u1"
      }
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(values.count),), }"
    // Magic, version and length take ten bytes; with them the header fills a multiple of 64.
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var data = Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0])
    withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(Data(header.utf8))
    values.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }
}
