export function keyRoutes(): void {}
