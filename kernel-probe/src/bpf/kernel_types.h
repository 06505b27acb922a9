/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's types, as far as the programs read them. CO-RE finds the members in the
 * running kernel. A type with a suffix (___v1) is the shape of one generation or one
 * configuration; whatever is read through it is guarded by bpf_core_field_exists().
 */
#ifndef RANGESCOPE_KERNEL_TYPES_H
#define RANGESCOPE_KERNEL_TYPES_H

#define CORE __attribute__((preserve_access_index))
typedef unsigned long size_t;

struct list_head {
	struct list_head *next;
	struct list_head *prev;
} CORE;

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	long counter;
} CORE atomic_long_t___rs;

struct inode {
	unsigned long i_ino;
} CORE;

struct file {
	struct inode *f_inode;
	void *private_data;
} CORE;

struct kobject {
	const char *name;
} CORE;

struct device_driver {
	const char *name;
} CORE;

struct bus_type {
	const char *name;
} CORE;

struct device {
	struct kobject kobj;
	const char *init_name;
	struct device_driver *driver;
	const struct bus_type *bus;
} CORE;

struct mutex {
	atomic_long_t___rs owner;
} CORE;

struct ww_mutex {
	struct mutex base;
} CORE;

struct dma_resv {
	struct ww_mutex lock;
} CORE;

/* The same lock with CONFIG_PREEMPT_RT. */
struct rt_mutex_base {
	void *owner;
} CORE;

struct rt_mutex {
	struct rt_mutex_base rtmutex;
} CORE;

struct ww_mutex___rt {
	struct rt_mutex base;
} CORE;

struct dma_resv___rt {
	struct ww_mutex___rt lock;
} CORE;

struct dma_buf_interconnect_ops {
	void *map_interconnect;
	void *unmap_interconnect;
} CORE;

struct dma_buf_ops {
	const struct dma_buf_interconnect_ops *interconnect_ops;
} CORE;

struct dma_buf {
	size_t size;
	struct file *file;
	struct list_head attachments;
	const struct dma_buf_ops *ops;
	const char *exp_name;
	struct list_head list_node;
	struct dma_resv *resv;
} CORE;

struct dma_buf_export_info {
	const char *exp_name;
	size_t size;
} CORE;

struct sg_table {
	unsigned int nents;
} CORE;

struct dma_buf_attachment {
	struct dma_buf *dmabuf;
	struct device *dev;
	struct list_head node;
	bool peer2peer;
	bool allow_ic;
	const void *importer_ops;
	struct sg_table *sgt;
} CORE;

/* Generation 1: an enum in the attachment. */
enum dma_buf_interconnect_type {
	DMA_BUF_INTERCONNECT_NONE,
};

struct dma_buf_interconnect___v1 {
	enum dma_buf_interconnect_type type;
} CORE;

struct dma_buf_attachment___v1 {
	struct dma_buf_interconnect___v1 interconnect;
} CORE;

/* Generation 2: a pointer to the object that is the interconnect. */
struct dma_buf_interconnect___v2 {
	const char *name;
} CORE;

struct dma_buf_interconnect_match___v2 {
	const struct dma_buf_interconnect___v2 *type;
} CORE;

struct dma_buf_attachment___v2 {
	struct dma_buf_interconnect_match___v2 *ic_match;
} CORE;

struct xarray {
	void *xa_head;
} CORE;

struct xa_node {
	unsigned char shift;
	unsigned char count;
	void *slots[1];
} CORE;

struct xa_state {
	unsigned long xa_index;
} CORE;

struct dma_buf_ranges {
	struct xarray ranges;
	unsigned int nranges;
} CORE;

struct dentry {
	void *d_fsdata;
} CORE;

struct signal_struct {
	atomic_t live;
} CORE;

struct task_struct {
	unsigned int flags;
	int pid;
	int tgid;
	struct task_struct *group_leader;
	struct signal_struct *signal;
	char comm[RP_COMM_LEN];
} CORE;

/* The kernel's dmabuf iterator, where there is one. */
struct bpf_iter_meta;

struct bpf_iter__dmabuf {
	struct bpf_iter_meta *meta;
	struct dma_buf *dmabuf;
} CORE;

struct bpf_iter__task___rs {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
} CORE;

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
} CORE;

/*
 * Programs on fentry and fexit may follow the kernel's own pointers, which costs no
 * helper call and reads 0 from a bad one; others ask a helper for each step.
 */
#define GET(typed, src, ...) \
	((typed) ? ___arrow(src, ##__VA_ARGS__) : BPF_CORE_READ(src, ##__VA_ARGS__))
#define TYPED true
#define PROBED false

#endif
