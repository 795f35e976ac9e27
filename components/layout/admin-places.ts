import {
  ChartNoAxesColumn,
  CornerUpRight,
  FileText,
  FolderDown,
  Images,
  ListOrdered,
  MessageSquare,
  ScrollText,
  Search,
  Settings,
  Tags,
  Users,
  Webhook,
  type LucideIcon,
} from 'lucide-react';

export type AdminPlace = { href: string; label: string; icon: LucideIcon };

/** The owner's pages, one line each. On a phone the first three stand in the bar, the others under "More". */
export const adminPlaces: AdminPlace[] = [
  { href: '/admin', label: 'Overview', icon: ChartNoAxesColumn },
  { href: '/admin/posts', label: 'Posts', icon: FileText },
  { href: '/admin/comments', label: 'Comments', icon: MessageSquare },
  { href: '/admin/media', label: 'Media', icon: Images },
  { href: '/admin/tags', label: 'Tags', icon: Tags },
  { href: '/admin/series', label: 'Series', icon: ListOrdered },
  { href: '/admin/redirects', label: 'Redirects', icon: CornerUpRight },
  { href: '/admin/search', label: 'Search', icon: Search },
  { href: '/admin/users', label: 'Users', icon: Users },
  { href: '/admin/webhooks', label: 'Webhooks', icon: Webhook },
  { href: '/admin/export', label: 'Export', icon: FolderDown },
  { href: '/admin/audit', label: 'Audit', icon: ScrollText },
  { href: '/admin/settings', label: 'Settings', icon: Settings },
];
