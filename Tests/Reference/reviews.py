"""Film reviews in the layout of aclImdb, from a folder or an archive, as the load step reads them."""
import collections
import hashlib
import pathlib
import re
import tarfile

SPLITS, LABELS = ("train", "test"), ("neg", "pos")
NAME = re.compile(r"[0-9]+_[0-9]+\.txt")


class Reviews:
    """Bytes of reviews by (split, label) and file name, and the digest that walkthrough gives the data."""

    def __init__(self, path):
        self.contents = collections.defaultdict(dict)
        if path.is_dir():
            self._read_folder(path)
            self.digest = self._digest_of_reviews()
        elif path.exists():
            self._read_archive(path)
            with path.open("rb") as file:
                self.digest = hashlib.file_digest(file, "sha256").hexdigest()
        else:
            raise ValueError(f"{path} does not exist; give a folder or a .tar.gz in the layout of aclImdb")
        for split in SPLITS:
            found = [label for label in LABELS if self.contents[split, label]]
            if not found and split == "train" or len(found) == 1:
                raise ValueError(
                    f"{path} lacks reviews in {split}/neg or {split}/pos; is it in the layout of aclImdb?")

    def texts(self, split, limit):
        """The first reviews of a split by name, half from each class; all of them where limit is 0."""
        texts = []
        for label in LABELS:
            reviews = sorted(self.contents[split, label].items())
            texts += [contents.decode() for _, contents in reviews[: limit // 2 if limit else None]]
        return texts

    def _read_folder(self, path):
        root = path if (path / "train").is_dir() else path / "aclImdb"
        for split in SPLITS:
            for label in LABELS:
                for file in (root / split / label).glob("*.txt"):
                    if NAME.fullmatch(file.name):
                        self.contents[split, label][file.name] = file.read_bytes()

    def _read_archive(self, path):
        try:
            with tarfile.open(path) as archive:
                for entry in archive:
                    split, label, name = (("", "", "") + pathlib.PurePosixPath(entry.name).parts)[-3:]
                    if entry.isfile() and split in SPLITS and label in LABELS and NAME.fullmatch(name):
                        self.contents[split, label][name] = archive.extractfile(entry).read()
        except (tarfile.TarError, EOFError, OSError) as problem:
            reason = str(problem).split(":\n")[0]
            raise ValueError(f"{path} can't be read as a tar archive: {reason}") from problem

    def _digest_of_reviews(self):
        """Over name, size and contents of all reviews, as a folder has no bytes of its own."""
        digest = hashlib.sha256()
        for split in SPLITS:
            for label in LABELS:
                for name, contents in sorted(self.contents[split, label].items()):
                    digest.update(f"{split}/{label}/{name}\n{len(contents)}\n".encode() + contents)
        return digest.hexdigest()
