#if !canImport(JavaScriptCore)
  import CDuktape
  import Foundation

  /// Duktape, in at most 256 MB of memory: a few characters of TeX can expand without end.
  final class DuktapeEngine: ScriptEngine {
    private let memory = Memory()
    private let context: OpaquePointer

    init() throws(ScriptError) {
      let context = duk_create_heap(
        { Memory.of($0).allocate($1) }, { Memory.of($0).reallocate($1, $2) },
        { Memory.of($0).free($1) }, Unmanaged.passUnretained(memory).toOpaque(),
        { _, message in fatalError("Duktape: \(message.map { String(cString: $0) } ?? "?")") })
      guard let context else { throw ScriptError(description: "no memory for Duktape") }
      self.context = context
    }

    deinit { duk_destroy_heap(context) }

    func run(_ script: String) throws(ScriptError) {
      defer { duk_pop(context) }
      guard walkthrough_peval(context, script, duk_size_t(script.utf8.count)) == 0 else {
        throw ScriptError(description: top)
      }
    }

    func call(_ function: String, _ argument: String) throws(ScriptError) -> String {
      defer { duk_pop(context) }
      duk_get_global_string(context, function)
      duk_push_lstring(context, argument, duk_size_t(argument.utf8.count))
      guard duk_pcall(context, 1) == 0 else { throw ScriptError(description: top) }
      return top
    }

    /// The value on top of the stack.
    private var top: String {
      walkthrough_safe_to_string(context).map { String(cString: $0) } ?? ""
    }
  }

  /// Counts what an engine allocates. A block's size is in the 16 bytes before it.
  private final class Memory {
    private static let limit = 256_000_000
    private static let head = 16

    private var used = 0

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Memory {
      Unmanaged<Memory>.fromOpaque(pointer!).takeUnretainedValue()
    }

    func allocate(_ size: Int) -> UnsafeMutableRawPointer? { reallocate(nil, size) }

    func reallocate(
      _ old: UnsafeMutableRawPointer?, _ size: Int
    ) -> UnsafeMutableRawPointer? {
      let before = old.map(Self.size) ?? 0
      guard size > 0 else {
        free(old)
        return nil
      }
      guard used - before + size <= Self.limit,
        let block = realloc(old.map { $0 - Self.head }, size + Self.head)
      else { return nil }
      used += size - before
      block.storeBytes(of: size, as: Int.self)
      return block + Self.head
    }

    func free(_ old: UnsafeMutableRawPointer?) {
      guard let old else { return }
      used -= Self.size(of: old)
      Foundation.free(old - Self.head)
    }

    private static func size(of block: UnsafeMutableRawPointer) -> Int {
      (block - head).load(as: Int.self)
    }
  }
#endif
