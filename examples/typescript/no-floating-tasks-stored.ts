/** The start page: user and news are loaded at the same time, and the news only matter for members. */
interface User {
  readonly name: string;
  readonly isMember: boolean;
}

async function load<T>(path: string): Promise<T> {
  const response = await fetch(`https://api.example.com${path}`);
  return (await response.json()) as T;
}

export async function startPage(id: string): Promise<string> {
  const loading = load<string[]>("/news"); // expect: no-floating-tasks
  const user = await load<User>(`/users/${id}`);
  if (!user.isMember) return `<h1>Hello ${user.name}</h1>`;
  const news = await loading;
  return `<h1>Hello ${user.name}</h1><ul>${news.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}
