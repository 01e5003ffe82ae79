/* A clock that jumps, or is wrong: loaded before the C library, it tells a whole program
 * another time.
 *
 * Its wall clock is ahead by as many nanoseconds as stand in the file that $SOAK_CLOCK
 * names, and whoever writes to that file sets it.
 *
 * A program that asks for it (soak_jump) lives in time that passes only while something
 * is done. Where its first thread would sleep with nothing under way, its clocks go on by
 * as much and it does not sleep.
 *
 * Nothing is under way: no child process lives, no other thread works for the first one
 * (see soak_hold), and no socket has anything to read. Sockets that were just written to
 * are given a moment, for the kernel may take one to hand it over.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NANO 1000000000LL
#define MILLI 1000000LL
#define DELIVERY (1 * MILLI)
#define GLANCE (5 * MILLI)

static _Atomic int64_t jumped; /* by how much the clocks are ahead */
static volatile int64_t own;   /* what the wall clock is ahead besides */
static volatile int64_t *wall = &own;
static _Atomic int jumping;
static _Atomic int held;
static _Atomic int sent;

__attribute__((constructor)) static void look_for_file(void) {
  const char *path = getenv("SOAK_CLOCK");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0)
    return;
  void *found = mmap(NULL, sizeof own, PROT_READ, MAP_SHARED, file, 0);
  if (found != MAP_FAILED)
    wall = found;
  close(file);
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int64_t nanos(const struct timespec *t) { return t->tv_sec * NANO + t->tv_nsec; }

static struct timespec spec(int64_t n) {
  struct timespec found = {n / NANO, n % NANO};
  return found;
}

static int64_t ahead(clockid_t id) {
  switch (id) {
  case CLOCK_REALTIME:
  case CLOCK_REALTIME_COARSE:
  case CLOCK_TAI:
    return jumped + *wall;
  case CLOCK_MONOTONIC:
  case CLOCK_MONOTONIC_RAW:
  case CLOCK_MONOTONIC_COARSE:
  case CLOCK_BOOTTIME:
    return jumped;
  default:
    return 0;
  }
}

/* For the program itself. */

void soak_begin(int64_t nanoseconds) { own = nanoseconds; }
void soak_jump(int whether) { jumping = whether; }
void soak_hold(int change) { held += change; }

/* What tells the time. */

int clock_gettime(clockid_t id, struct timespec *t) {
  int failed = syscall(SYS_clock_gettime, id, t);
  if (!failed)
    *t = spec(nanos(t) + ahead(id));
  return failed;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  t->tv_sec = now.tv_sec;
  t->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *t) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (t)
    *t = now.tv_sec;
  return now.tv_sec;
}

/* What waits until a moment: the kernel has the true clocks. */

static struct timespec true_moment(const struct timespec *t) {
  /* Only the wall clock counts that many seconds. */
  clockid_t id = t->tv_sec > NANO ? CLOCK_REALTIME : CLOCK_MONOTONIC;
  int64_t left = nanos(t) - ahead(id);
  return spec(left > 0 ? left : 0);
}

int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m,
                           const struct timespec *t) {
  struct timespec then = true_moment(t);
  return REAL(pthread_cond_timedwait)(c, m, &then);
}

int pthread_cond_clockwait(pthread_cond_t *c, pthread_mutex_t *m, clockid_t id,
                           const struct timespec *t) {
  struct timespec then = true_moment(t);
  return REAL(pthread_cond_clockwait)(c, m, id, &then);
}

int sem_timedwait(sem_t *s, const struct timespec *t) {
  struct timespec then = true_moment(t);
  return REAL(sem_timedwait)(s, &then);
}

int sem_clockwait(sem_t *s, clockid_t id, const struct timespec *t) {
  struct timespec then = true_moment(t);
  return REAL(sem_clockwait)(s, id, &then);
}

int clock_nanosleep(clockid_t id, int flags, const struct timespec *t,
                    struct timespec *left) {
  struct timespec then = *t;
  if (flags & TIMER_ABSTIME)
    then = true_moment(t);
  return REAL(clock_nanosleep)(id, flags, &then, left);
}

/* What sends. */

ssize_t send(int fd, const void *what, size_t size, int flags) {
  sent = 1;
  return REAL(send)(fd, what, size, flags);
}

int connect(int fd, const struct sockaddr *where, socklen_t size) {
  sent = 1;
  return REAL(connect)(fd, where, size);
}

/* What sleeps. */

static int children(void) {
  siginfo_t told;
  return !waitid(P_ALL, 0, &told, WEXITED | WNOHANG | WNOWAIT);
}

static int poll_for(struct pollfd *fds, nfds_t count, int64_t nanoseconds) {
  struct timespec t = spec(nanoseconds);
  return syscall(SYS_ppoll, fds, count, &t, NULL, 0);
}

static int jump(struct pollfd *fds, nfds_t count, int64_t wanted) {
  int found = poll_for(fds, count, 0);
  if (found || wanted == 0)
    return found;
  if (wanted < 0 || held > 0 || children())
    return poll_for(fds, count, wanted < 0 || wanted > GLANCE ? GLANCE : wanted);
  if (sent) {
    sent = 0;
    if ((found = poll_for(fds, count, DELIVERY)))
      return found;
  }
  jumped += wanted;
  return 0;
}

static int first_thread(void) { return getpid() == (pid_t)syscall(SYS_gettid); }

int poll(struct pollfd *fds, nfds_t count, int milliseconds) {
  if (jumping && first_thread())
    return jump(fds, count, milliseconds < 0 ? -1 : milliseconds * MILLI);
  return REAL(poll)(fds, count, milliseconds);
}

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *t,
          const sigset_t *signals) {
  if (jumping && first_thread())
    return jump(fds, count, t ? nanos(t) : -1);
  return REAL(ppoll)(fds, count, t, signals);
}
