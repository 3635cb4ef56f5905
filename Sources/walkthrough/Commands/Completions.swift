import ArgumentParser

/// `walkthrough completions`: the script with which a shell completes this command line.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a script with which a shell completes commands, options, books and runs.",
    discussion: """
      'make install' and 'install.sh' put these scripts where bash and fish find them; for zsh, \
      add ~/.local/share/zsh/site-functions to its fpath. For a copy of your own, save the script \
      where your shell looks for it:

        mkdir -p ~/.local/share/bash-completion/completions
        walkthrough completions bash > ~/.local/share/bash-completion/completions/walkthrough

        mkdir -p ~/.zfunc     and in ~/.zshrc:  fpath+=~/.zfunc; autoload -Uz compinit; compinit
        walkthrough completions zsh > ~/.zfunc/_walkthrough

        walkthrough completions fish > ~/.config/fish/completions/walkthrough.fish

      Books and runs are those of the folder that you are in.
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @ArgumentParser.Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let script =
      switch shell {
      case .bash: Walkthrough.completionScript(for: .bash)
      case .zsh: Walkthrough.completionScript(for: .zsh)
      case .fish: Walkthrough.completionScript(for: .fish)
      }
    Terminal.write("\(script)\n")
  }
}
