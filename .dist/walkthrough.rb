# The Homebrew formula of a release; the release workflow fills in what is between at signs.
class Walkthrough < Formula
  desc "Chapters that train an LSTM language model and show what happened on one page"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license "MIT"

  on_macos do
    depends_on arch: :arm64
    url "@REPOSITORY@/releases/download/v@VERSION@/walkthrough-@VERSION@-macos-arm64.tar.gz"
    sha256 "@SHA256_macos-arm64@"
  end

  on_linux do
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/walkthrough-@VERSION@-linux-x86_64.tar.gz"
      sha256 "@SHA256_linux-x86_64@"
    end
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/walkthrough-@VERSION@-linux-aarch64.tar.gz"
      sha256 "@SHA256_linux-aarch64@"
    end
  end

  def install
    libexec.install Dir["*"]
    bin.write_exec_script libexec/"bin/walkthrough"
    man1.install_symlink Dir[libexec/"share/man/man1/*"]
    bash_completion.install_symlink libexec/"share/bash-completion/completions/walkthrough"
    zsh_completion.install_symlink libexec/"share/zsh/site-functions/_walkthrough"
    fish_completion.install_symlink libexec/"share/fish/vendor_completions.d/walkthrough.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/walkthrough --version")
    system bin/"walkthrough", "run", "--until", "vocab"
    assert_path_exists testpath/"output/imdb/report.html"
  end
end
