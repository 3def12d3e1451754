#!/bin/sh
# A Slurm of one node with two pretend GPUs, for tests: everything in one folder, daemons on loopback.
#   slurm.sh start DIR    starts it and waits until the node is idle; DIR/slurm.conf is for SLURM_CONF
#   slurm.sh stop DIR     ends its jobs and daemons
#   slurm.sh ready        whether it could be started here: root, slurm-wlm and munge
# Works without systemd and cgroups. Ports are its own, so that a Slurm of the machine is not touched.
set -eu
PATH=$PATH:/usr/sbin:/sbin
export PATH

fail() {
  echo "slurm.sh: $1" >&2
  exit 1
}

ready() {
  [ "$(id -u)" = 0 ] || { echo "Slurm's daemons are started as root" >&2; return 1; }
  for program in munged slurmctld slurmd sbatch squeue scancel scontrol sinfo; do
    command -v $program >/dev/null || { echo "$program is missing: install slurm-wlm and munge" >&2; return 1; }
  done
}

configure() {
  host=$(hostname -s)
  base=${TUNEBENCH_SLURM_PORT:-26817}
  mkdir -p "$1/state" "$1/spool" "$1/log" "$1/munge"
  chmod 700 "$1/munge"
  # Slurm counts only character devices: these two are as good as /dev/null.
  mknod "$1/gpu0" c 1 3
  mknod "$1/gpu1" c 1 3
  printf 'NodeName=%s Name=gpu File=%s\nNodeName=%s Name=gpu File=%s\n' \
    "$host" "$1/gpu0" "$host" "$1/gpu1" >"$1/gres.conf"
  echo "CgroupAutomount=no" >"$1/cgroup.conf"
  cat >"$1/slurm.conf" <<CONF
ClusterName=tunebench
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$base
EnforcePartLimits=ALL
SlurmdPort=$((base + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$1/munge/socket
CredType=cred/munge
StateSaveLocation=$1/state
SlurmdSpoolDir=$1/spool
SlurmctldPidFile=$1/slurmctld.pid
SlurmdPidFile=$1/slurmd.pid
SlurmctldLogFile=$1/log/slurmctld.log
SlurmdLogFile=$1/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
GresTypes=gpu
SchedulerParameters=sched_min_interval=200000,batch_sched_delay=0,sched_interval=1
SlurmdParameters=config_overrides
MpiDefault=none
ReturnToService=2
KillWait=2
MinJobAge=300
MailProg=/bin/true
NodeName=$host NodeAddr=127.0.0.1 CPUs=8 Boards=1 SocketsPerBoard=1 CoresPerSocket=8 ThreadsPerCore=1 RealMemory=1000 Gres=gpu:2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=60 State=UP
PartitionName=short Nodes=$host MaxTime=1 State=UP
CONF
}

start() {
  ready || exit 1
  mkdir -p "$1"
  dir=$(cd "$1" && pwd -P)
  [ ! -e "$dir/slurmctld.pid" ] || fail "$dir has one already: stop it first"
  configure "$dir"
  head -c 1024 /dev/urandom >"$dir/munge/key"
  chmod 400 "$dir/munge/key"
  munged --force --key-file="$dir/munge/key" --socket="$dir/munge/socket" \
    --pid-file="$dir/munge/pid" --log-file="$dir/munge/log" --seed-file="$dir/munge/seed"
  SLURM_CONF=$dir/slurm.conf
  export SLURM_CONF
  slurmctld -c -f "$SLURM_CONF"
  slurmd -f "$SLURM_CONF" -N "$(hostname -s)"
  tries=0
  until [ "$(sinfo --noheader --partition=main --format=%T 2>/dev/null)" = idle ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { tail -n 5 "$dir/log/slurmctld.log" "$dir/log/slurmd.log" >&2; stop "$dir"; fail "the node does not get idle"; }
    sleep 0.2
  done
  echo "$SLURM_CONF"
}

# Ends the process of a pid file and waits for it.
end() {
  [ -s "$1" ] || return 0
  pid=$(cat "$1")
  kill "$pid" 2>/dev/null || return 0
  tries=0
  while kill -0 "$pid" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || kill -9 "$pid" 2>/dev/null || true
    sleep 0.1
  done
}

stop() {
  dir=$(cd "$1" 2>/dev/null && pwd -P) || return 0
  if [ -s "$dir/slurmctld.pid" ]; then
    SLURM_CONF=$dir/slurm.conf scancel --user="$(id -un)" 2>/dev/null || true
    tries=0
    while [ $tries -lt 30 ] && [ -n "$(SLURM_CONF=$dir/slurm.conf squeue --noheader 2>/dev/null)" ]; do
      tries=$((tries + 1))
      sleep 0.2
    done
  fi
  end "$dir/slurmd.pid"
  end "$dir/slurmctld.pid"
  end "$dir/munge/pid"
  rm -f "$dir/slurmctld.pid" "$dir/slurmd.pid" "$dir/munge/pid"
}

case "${1:-} ${2:-}" in
  "start "?*) start "$2" ;;
  "stop "?*) stop "$2" ;;
  "ready "*) ready ;;
  *) fail "say start DIR, stop DIR or ready" ;;
esac
