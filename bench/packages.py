"""The Debian packages of packages.tsv: fetched once, and read without being installed."""
import collections
import fnmatch
import pathlib
import subprocess
import tarfile

TABLE = pathlib.Path(__file__).with_name("packages.tsv")
CACHE = pathlib.Path(__file__).parents[1] / "build/bench/packages"

Row = collections.namedtuple("Row", "package kind text files")


def table():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


def archive(package):
    """Where its file is in the cache, or None. Of two versions the one that was fetched first."""
    return next(CACHE.glob(f"{package}_*.deb"), None)


def fetch():
    """Fetches the packages that are not in the cache, some 120 MB in all."""
    CACHE.mkdir(parents=True, exist_ok=True)
    missing = sorted({row.package for row in table() if not archive(row.package)})
    # By default apt has root download as another user, who may not write here.
    download = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *missing]
    if missing and subprocess.run(download, cwd=CACHE, check=False).returncode:
        raise SystemExit("bench: apt can't download the packages; try apt-get update first")


def files(row):
    """Path and bytes of each file that a row of the table means, in the order of the archive."""
    unpacking = ["dpkg-deb", "--fsys-tarfile", archive(row.package)]
    with subprocess.Popen(unpacking, stdout=subprocess.PIPE) as process:
        with tarfile.open(fileobj=process.stdout, mode="r|") as members:
            for member in members:
                path = member.name.removeprefix("./")
                if member.isfile() and fnmatch.fnmatchcase(path, row.files):
                    yield path, members.extractfile(member).read()
