#if canImport(JavaScriptCore)
  import JavaScriptCore

  /// The engine of macOS.
  final class SystemEngine: ScriptEngine {
    private let context: JSContext

    init() throws(ScriptError) {
      guard let context = JSContext() else {
        throw ScriptError(description: "JavaScriptCore can't be started")
      }
      self.context = context
    }

    func run(_ script: String) throws(ScriptError) {
      context.evaluateScript(script)
      try throwException()
    }

    func call(_ function: String, _ argument: String) throws(ScriptError) -> String {
      let result = context.objectForKeyedSubscript(function)?.call(withArguments: [argument])
      try throwException()
      return result?.toString() ?? ""
    }

    private func throwException() throws(ScriptError) {
      guard let exception = context.exception else { return }
      context.exception = nil
      throw ScriptError(description: exception.toString() ?? "an unknown error")
    }
  }
#endif
