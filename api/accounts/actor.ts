/** Who makes a request. */
export interface Actor {
  userId: string;
  role: 'guest' | 'learner' | 'admin';
}
