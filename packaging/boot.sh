#!/bin/sh
# For try-deb.sh: becomes the first process of a system in a folder ($1), in fresh
# namespaces. Of the real machine's knobs it gets only what it cannot turn.
set -eu
cd "$1"
mount --bind . .
cd "$1"
mount -t proc -o nosuid,nodev,noexec proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys
mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755,nosuid tmpfs run
mount -t tmpfs -o mode=755,nosuid tmpfs dev
mkdir dev/pts dev/shm
mount -t devpts -o nosuid,noexec,newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
for node in null:3 zero:5 full:7 random:8 urandom:9; do
  mknod -m 666 "dev/${node%:*}" c 1 "${node#*:}"
done
mknod -m 666 dev/tty c 5 0
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs tmp
pivot_root . mnt
cd /
umount -l /mnt
exec setpriv --bounding-set -sys_time,-sys_module,-sys_boot,-sys_rawio,-mknod -- \
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin container=room-panel \
  /lib/systemd/systemd --log-level=warning
