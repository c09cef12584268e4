# Sourced by ./run, ./test and ./vuonlen: checks the tools, builds what changed and nothing else.
# Needs no network once everything was built. Messages go to standard error.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
stamps="$root/artifacts/stamps"
host_dll="$root/artifacts/bin/VuonLen.Host/release/VuonLen.Host.dll"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NO_UPDATE_NOTIFIER=1

say() { printf '%s\n' "$*" >&2; }

need_tools() {
  local missing=0 node_major
  if ! command -v dotnet >/dev/null || ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
    say 'Thiếu .NET SDK 10. / .NET SDK 10 is missing.'
    say '  Cài đặt / install: https://dotnet.microsoft.com/download/dotnet/10.0'
    missing=1
  fi
  node_major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/')
  if [ -z "$node_major" ] || [ "$node_major" -lt 20 ] || ! command -v npm >/dev/null; then
    say 'Thiếu Node.js 20 trở lên (kèm npm). / Node.js 20 or newer (with npm) is missing.'
    say '  Cài đặt / install: https://nodejs.org/en/download'
    missing=1
  fi
  [ "$missing" = 0 ] || exit 3
}

# What a step depends on, as one line: every file's path, size and time of change, or its content for lock files.
state_of() { (cd "$root" && find "$@" -type f -not -path '*/obj/*' -not -path '*/bin/*' -not -path '*/node_modules/*' \
  -not -path 'src/VuonLen.Host/wwwroot/assets/*' -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | sha256sum | cut -d' ' -f1); }

# step NAME STATE COMMAND…: runs the command when the state differs from that of its last success.
step() {
  local name=$1 state=$2
  shift 2
  [ "$(cat "$stamps/$name" 2>/dev/null)" = "$state" ] && return 0
  say "… $name"
  local log="$stamps/$name.log"
  if ! (cd "$root" && "$@") >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "Không dựng được: $name. / Build failed: $name."
    return 3
  fi
  printf '%s\n' "$state" >"$stamps/$name"
}

# A step whose product was deleted is done again.
forget_unless() { [ -e "$2" ] || rm -f "$stamps/$1"; }

install_ui() { (cd ui && npm ci --no-audit --no-fund --loglevel=error); }
build_ui() { (cd ui && npm run --silent build); }
# A compiler lives for seconds: what it would learn about its own hot paths costs it a quarter of its time.
build_net() { DOTNET_TieredPGO=0 dotnet build "$1" -c Release -v q -nologo --nodereuse:false -p:UseSharedCompilation=false; }

# build host|all: front end, then the program (or the whole solution, tests included).
build() {
  local what=$1
  local common=(src VuonLen.slnx Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json)
  mkdir -p "$stamps"
  # One build at a time: a second ./run or ./test waits here and then finds nothing to do.
  exec 9>"$stamps/lock"
  flock 9 || exit 3
  forget_unless ui-packages "$root/ui/node_modules"
  forget_unless ui-assets "$root/src/VuonLen.Host/wwwroot/assets/app.css"
  forget_unless program "$host_dll"
  forget_unless tests "$root/artifacts/bin/VuonLen.App.Tests/release/VuonLen.App.Tests.dll"
  step ui-packages "$(sha256sum "$root/ui/package-lock.json")" install_ui || exit 3
  step ui-assets "$(state_of ui)" build_ui || exit 3
  local program
  program="$(state_of "${common[@]}")"
  if [ "$what" = all ]; then
    step tests "$program $(state_of tests)" build_net VuonLen.slnx || exit 3
    printf '%s\n' "$program" >"$stamps/program" # the program is part of the solution
  else
    step program "$program" build_net src/VuonLen.Host/VuonLen.Host.csproj || exit 3
  fi
  exec 9>&-
}
