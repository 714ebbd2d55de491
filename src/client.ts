/** The door for programs that call a served record: `const daybook = makeClient({ base: 'http://127.0.0.1:4321' })`. */
export { ApiProblem, makeClient } from './serve/api/client.ts'
export type { ApiAnswer, ApiClient, ApiPath, ApiRequest, ApiRow, ClientOptions, FollowOptions } from './serve/api/client.ts'
