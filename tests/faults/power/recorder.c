/* Preloaded into a program, it writes down what the program asks of the disk, in order.

   Of everything under the folder RECORDER_ROOT each write, truncation, sync, creation, removal and
   renaming is appended to RECORDER_LOG as a record, after it was done: a kind, three numbers, and
   two strings. One lock around both keeps the order of threads. Reading is not recorded. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;

struct __attribute__((packed)) head {
    char kind;
    uint64_t inode;
    uint64_t offset;
    uint32_t first;  /* bytes of the first string, a path or data */
    uint32_t second; /* bytes of the second one, a path */
};

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("RECORDER_ROOT"), *file = getenv("RECORDER_LOG");
    if (!folder || !file) return;
    root_length = (size_t)snprintf(root, sizeof root, "%s/", folder);
    record = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT, 0600);
}

static void put(const void *from, size_t size) {
    const char *next = from;
    while (size) {
        long done = syscall(SYS_write, record, next, size);
        if (done <= 0) abort(); /* a record with a gap would prove nothing */
        next += done;
        size -= (size_t)done;
    }
}

static void tell(char kind, uint64_t inode, uint64_t offset, const void *first, size_t size,
                 const char *second) {
    int before = errno;
    struct head head = {kind, inode, offset, (uint32_t)size,
                        second ? (uint32_t)strlen(second) : 0};
    put(&head, sizeof head);
    put(first, size);
    if (second) put(second, head.second);
    errno = before;
}

static int is_inside(const char *path) {
    return record >= 0 && strncmp(path, root, root_length) == 0;
}

/* The path, made absolute, in `out`; whether it is under the root. */
static int place(int folder, const char *path, char *out) {
    char base[PATH_MAX] = "";
    if (path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t size = readlink(link, base, sizeof base - 1);
            if (size < 0) return 0;
            base[size] = 0;
        }
        strncat(base, "/", sizeof base - strlen(base) - 1);
    }
    snprintf(out, PATH_MAX, "%s%s", base, path);
    return is_inside(out);
}

/* The status of an open file, and whether it is under the root; also when it was unlinked. */
static int watched(int file, struct stat *status, char *path) {
    char link[64];
    if (record < 0 || file == record) return 0;
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, PATH_MAX - 1);
    errno = before;
    if (size < 0) return 0;
    path[size] = 0;
    strncat(path, "/", PATH_MAX - (size_t)size - 1);
    int inside = is_inside(path);
    path[size] = 0;
    return inside && fstat(file, status) == 0;
}


static void opened(int file, const char *path, int flags, int was_there) {
    struct stat status;
    if (file < 0 || fstat(file, &status) || !S_ISREG(status.st_mode)) return;
    if (!was_there)
        tell('c', status.st_ino, 0, path, strlen(path), NULL);
    else if (flags & O_TRUNC)
        tell('t', status.st_ino, 0, "", 0, NULL);
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    int creates = (flags & O_CREAT) && (flags & O_TMPFILE) != O_TMPFILE;
    if (!(creates || (flags & O_TRUNC)) || !place(folder, path, full))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&lock);
    int was_there = access(full, F_OK) == 0;
    int file = (int)syscall(SYS_openat, folder, path, flags, mode);
    opened(file, full, flags, was_there);
    pthread_mutex_unlock(&lock);
    return file;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return open_any(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    return open_any(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return open_any(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return open_any(folder, path, flags, mode);
}

/* `offset` < 0: where the file stands. */
static ssize_t write_any(int file, const void *data, size_t size, off_t offset) {
    struct stat status;
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    int is_watched = watched(file, &status, path) && S_ISREG(status.st_mode);
    int flags = is_watched ? fcntl(file, F_GETFL) : 0;
    off_t at = offset;
    if (is_watched && offset < 0)
        at = flags & O_APPEND ? status.st_size : lseek(file, 0, SEEK_CUR);
    ssize_t done = offset < 0 ? syscall(SYS_write, file, data, size)
                              : syscall(SYS_pwrite64, file, data, size, offset);
    if (is_watched && done > 0)
        tell('w', status.st_ino, (uint64_t)at, data, (size_t)done, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t write(int file, const void *data, size_t size) {
    struct stat status;
    char path[PATH_MAX];
    /* A pipe may take its time, and other threads must not wait for that. */
    if (!watched(file, &status, path)) return syscall(SYS_write, file, data, size);
    return write_any(file, data, size, -1);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset) {
    return write_any(file, data, size, offset);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) {
    return write_any(file, data, size, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    ssize_t all = 0;
    for (int each = 0; each < count; each++) {
        ssize_t done = write(file, parts[each].iov_base, parts[each].iov_len);
        if (done < 0) return all ? all : done;
        all += done;
        if ((size_t)done < parts[each].iov_len) break;
    }
    return all;
}

/* Copies within the kernel are left to the caller's own loop of reads and writes. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
    (void)out, (void)in, (void)offset, (void)count;
    errno = ENOTSOCK;
    return -1;
}

ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
    return sendfile(out, in, offset, count);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    (void)in, (void)from, (void)out, (void)to, (void)size, (void)flags;
    errno = EXDEV;
    return -1;
}

static int truncate_open(int file, off_t size) {
    struct stat status;
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    int is_watched = watched(file, &status, path);
    int result = (int)syscall(SYS_ftruncate, file, size);
    if (is_watched && result == 0) tell('t', status.st_ino, (uint64_t)size, "", 0, NULL);
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int file, off_t size) { return truncate_open(file, size); }

int ftruncate64(int file, off64_t size) { return truncate_open(file, size); }

/* Room that is asked for ahead comes with the writes: SQLite and Python do without. */
int posix_fallocate(int file, off_t offset, off_t size) {
    (void)file, (void)offset, (void)size;
    return EINVAL;
}

int posix_fallocate64(int file, off64_t offset, off64_t size) {
    return posix_fallocate(file, offset, size);
}

/* That it was asked for is enough: what a disk would have of it is replayed, not looked up. */
static int sync_open(int file) {
    struct stat status;
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    int inside = watched(file, &status, path);
    if (inside)
        tell(S_ISDIR(status.st_mode) ? 'd' : 's', status.st_ino, 0, path, strlen(path), NULL);
    pthread_mutex_unlock(&lock);
    return inside ? 0 : (int)syscall(SYS_fsync, file);
}

int fsync(int file) { return sync_open(file); }

int fdatasync(int file) { return sync_open(file); }

void sync(void) {
    pthread_mutex_lock(&lock);
    if (record >= 0) tell('a', 0, 0, "", 0, NULL);
    pthread_mutex_unlock(&lock);
}

static int remove_any(int folder, const char *path, int flags) {
    char full[PATH_MAX];
    int inside = place(folder, path, full);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (inside && result == 0) tell('u', 0, 0, full, strlen(full), NULL);
    pthread_mutex_unlock(&lock);
    return result;
}

int unlink(const char *path) { return remove_any(AT_FDCWD, path, 0); }

int unlinkat(int folder, const char *path, int flags) { return remove_any(folder, path, flags); }

int rmdir(const char *path) { return remove_any(AT_FDCWD, path, AT_REMOVEDIR); }

static int rename_any(int from, const char *old, int to, const char *new, unsigned flags) {
    char source[PATH_MAX], target[PATH_MAX];
    int inside = place(from, old, source) & place(to, new, target);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_renameat2, from, old, to, new, flags);
    if (inside && result == 0)
        tell(flags & RENAME_EXCHANGE ? 'x' : 'r', 0, 0, source, strlen(source), target);
    pthread_mutex_unlock(&lock);
    return result;
}

int rename(const char *old, const char *new) {
    return rename_any(AT_FDCWD, old, AT_FDCWD, new, 0);
}

int renameat(int from, const char *old, int to, const char *new) {
    return rename_any(from, old, to, new, 0);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    return rename_any(from, old, to, new, flags);
}

static int make_folder(int folder, const char *path, mode_t mode) {
    char full[PATH_MAX];
    int inside = place(folder, path, full);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_mkdirat, folder, path, mode);
    if (inside && result == 0) tell('m', 0, 0, full, strlen(full), NULL);
    pthread_mutex_unlock(&lock);
    return result;
}

int mkdir(const char *path, mode_t mode) { return make_folder(AT_FDCWD, path, mode); }

int mkdirat(int folder, const char *path, mode_t mode) { return make_folder(folder, path, mode); }

int link(const char *old, const char *new) {
    char source[PATH_MAX], target[PATH_MAX];
    int inside = place(AT_FDCWD, old, source) & place(AT_FDCWD, new, target);
    pthread_mutex_lock(&lock);
    int result = (int)syscall(SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0);
    if (inside && result == 0) tell('l', 0, 0, source, strlen(source), target);
    pthread_mutex_unlock(&lock);
    return result;
}
